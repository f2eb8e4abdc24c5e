/** What the page does with webhooks; part of the page's one script. */
export const WEBHOOK_SCRIPT = `
function webhookRows(line) {
	const response = element('td');
	response.append(element('span', 'mark ' + (line.good ? 'good' : 'bad'), line.ending));
	if (line.advice) response.append(element('p', 'quiet', line.advice));
	const cells = [
		element('td', 'time', new Date(line.time).toLocaleTimeString('en-GB')),
		element('td', '', line.webhook),
		element('td', 'what', line.about),
		response,
		element('td', 'text', line.reply),
	];
	return foldable('webhook-' + line.id, cells, ['Time', 'Webhook', 'Content', 'Response', 'Instant reply'], async () => {
		const response = await fetch('/sandbox/webhook?id=' + line.id);
		return webhookText(await response.json());
	});
}

function webhookText({ url, contentType, text, attempts }) {
	const sent = text.length > 4000 ? text.slice(0, 4000) + '... (' + figure(text.length) + ' characters)' : text;
	const tries = attempts.map(({ milliseconds, httpStatus, response, problem }) =>
		(httpStatus === null ? 'No response' : 'HTTP ' + httpStatus) + ' after ' + figure(milliseconds) + ' ms'
		+ (problem ? ' (' + problem + ')' : '') + (response ? '\\n' + response : ''));
	return ['POST ' + url + '\\nContent-Type: ' + contentType + '\\n\\n' + sent, ...tries].join('\\n\\n');
}

function showAddress(id, url) {
	const input = byId(id);
	// Keep what the user is typing.
	if (input.dataset.saved === url) return;
	input.dataset.saved = url;
	input.value = url;
}

function drawWebhooks({ globalUrl, eventUrl, total, lines }) {
	showAddress('global-url', globalUrl);
	showAddress('event-url', eventUrl);
	byId('webhooks').hidden = lines.length === 0;
	byId('webhooks').querySelector('tbody').replaceChildren(...lines.flatMap(webhookRows));
	showTotal('more-webhooks', total, lines.length, 'webhook calls');
}

async function post(path, body) {
	const response = await fetch('/sandbox/' + path, { method: 'POST', body: JSON.stringify(body) });
	return response.json();
}

async function saveAnd(path, body) {
	const status = byId('webhook-status');
	byId('advice').hidden = true;
	const addresses = { globalUrl: byId('global-url').value.trim(), eventUrl: byId('event-url').value.trim() };
	const saved = await post('settings', { webhooks: addresses });
	if (saved.error || !path) {
		status.textContent = saved.error ?? 'Saved.';
		return refresh(true);
	}
	status.textContent = 'Sent, waiting for the response ...';
	const { error, ending, advice, reply } = await post(path, body);
	status.textContent = error ?? ending + (reply ? '. Instant reply: ' + reply.text : '');
	byId('advice').hidden = !advice;
	byId('advice').textContent = advice ?? '';
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
