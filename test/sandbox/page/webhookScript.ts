/** What the page does with webhooks; part of the page's one script. */
export const WEBHOOK_SCRIPT = `
function webhookRows(line) {
	const answer = element('td');
	answer.append(element('span', 'mark ' + (line.good ? 'good' : 'bad'), line.ending));
	const cells = [
		element('td', 'time', new Date(line.time).toLocaleTimeString('en-GB')),
		element('td', '', line.webhook),
		element('td', 'what', line.about),
		answer,
		element('td', 'text', line.reply),
	];
	return foldable('webhook-' + line.id, cells, async () => {
		const asked = await fetch('/sandbox/webhook?id=' + line.id);
		return webhookText(await asked.json());
	});
}

function webhookText({ url, contentType, text, attempts }) {
	const sent = text.length > 4000 ? text.slice(0, 4000) + '... (' + figure(text.length) + ' characters)' : text;
	const tries = attempts.map(({ milliseconds, httpStatus, answer, problem }) =>
		(httpStatus === null ? 'No answer' : 'HTTP ' + httpStatus) + ' after ' + figure(milliseconds) + ' ms'
		+ (problem ? ' (' + problem + ')' : '') + (answer ? '\\n' + answer : ''));
	return ['POST ' + url + '\\nContent-Type: ' + contentType + '\\n\\n' + sent, ...tries].join('\\n\\n');
}

function showAddress(id, url) {
	const input = byId(id);
	// What somebody is just typing stays.
	if (input.dataset.saved === url) return;
	input.dataset.saved = url;
	input.value = url;
}

function drawWebhooks({ globalUrl, eventUrl, total, lines }) {
	showAddress('global-url', globalUrl);
	showAddress('event-url', eventUrl);
	byId('webhooks').hidden = lines.length === 0;
	byId('webhooks').querySelector('tbody').replaceChildren(...lines.flatMap(webhookRows));
	sayMore('more-webhooks', total, lines.length, 'webhooks');
}

async function order(path, body) {
	const answer = await fetch('/sandbox/' + path, { method: 'POST', body: JSON.stringify(body) });
	return answer.json();
}

async function saveAnd(path, body) {
	const said = byId('webhook-said');
	const addresses = { globalUrl: byId('global-url').value.trim(), eventUrl: byId('event-url').value.trim() };
	const saved = await order('settings', { webhooks: addresses });
	if (saved.error || !path) {
		said.textContent = saved.error ?? 'Saved.';
		return refresh(true);
	}
	said.textContent = 'Sent, waiting for the answer ...';
	const { error, ending, reply } = await order(path, body);
	said.textContent = error ?? ending + (reply ? '. Instant reply: ' + reply.text : '');
	await refresh(true);
}

byId('addresses').addEventListener('submit', (event) => {
	event.preventDefault();
	saveAnd();
});
byId('incoming').addEventListener('submit', (event) => {
	event.preventDefault();
	const text = byId('text').value;
	saveAnd('incoming', { kind: byId('kind').value, from: byId('from').value, ...(text === '' ? {} : { text }) });
});
for (const button of document.querySelectorAll('[data-test-webhook]')) {
	button.addEventListener('click', () => saveAnd('webhook-test', { webhook: button.dataset.testWebhook }));
}
refresh();
setInterval(refresh, 2000);
`;
