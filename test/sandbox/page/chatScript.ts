/** How the page draws what people see on their phones; part of the page's one script. */
export const CHAT_SCRIPT = `
function fileBlock({ kind, name, picture }) {
	if (picture) {
		const image = element('img', 'picture');
		image.src = picture;
		image.alt = name;
		return image;
	}
	const chip = element('div', 'chip');
	const ending = /\\.(\\w{2,4})$/.exec(name);
	chip.append(element('span', 'sign', ending ? ending[1] : kind), element('span', 'file', name), element('span', 'quiet', kind));
	return chip;
}

function cardBlock(kind, text) {
	const card = element('div', 'card', text);
	card.prepend(element('div', 'quiet', kind));
	return card;
}

function buttonBlock({ label, payload }, chat) {
	if (payload === null) return element('div', 'tap link', label);
	const button = element('button', 'tap', label + (payload === '' ? '' : ' \\u2192 ' + payload));
	button.type = 'button';
	button.title = 'Sends the payload to the webhook';
	button.addEventListener('click', () => saveAnd('incoming', {
		kind: 'buttonPayload', from: chat.recipient, application: chat.application, text: label, payload,
	}));
	return button;
}

function bubbleBlock(bubble, chat) {
	const block = element('div', 'bubble');
	if (bubble.template) block.append(element('div', 'template', 'Template ' + bubble.template));
	if (bubble.header) block.append(element('div', 'header', bubble.header));
	if (bubble.file) block.append(fileBlock(bubble.file));
	if (bubble.place) block.append(cardBlock('Location', bubble.place));
	for (const card of bubble.cards) block.append(cardBlock('Contact', card));
	if (bubble.text) block.append(element('div', 'words', bubble.text));
	if (bubble.footer) block.append(element('div', 'footer', bubble.footer));
	for (const button of bubble.buttons) block.append(buttonBlock(button, chat));
	return block;
}

function chatBlock(chat) {
	const block = element('article', 'phone');
	const head = element('h3', '', chat.recipient);
	head.append(element('span', 'quiet', chat.channel));
	block.append(head);
	if (chat.earlier > 0) block.append(element('p', 'quiet', plural(chat.earlier, 'earlier message')));
	block.append(...chat.bubbles.map((bubble) => bubbleBlock(bubble, chat)));
	return block;
}

function drawChats(chats) {
	byId('chats').hidden = chats.length === 0;
	byId('phones').replaceChildren(...chats.map(chatBlock));
}
`;
