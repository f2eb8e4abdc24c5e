/** What the page does. It writes text with `textContent` only, so nothing of a message is accepted for HTML. */
export const PAGE_SCRIPT = `
'use strict';
const byId = (id) => document.getElementById(id);
const opened = new Map();
const figure = (number) => number.toLocaleString('en');
const plural = (number, word) => figure(number) + ' ' + word + (number === 1 ? '' : 's');
let shown = '';

function element(name, className, text) {
	const made = document.createElement(name);
	if (className) made.className = className;
	if (text !== undefined) made.textContent = text;
	return made;
}

function foldable(key, cells, labels, read) {
	cells.forEach((cell, index) => { cell.dataset.label = labels[index]; });
	const row = element('tr', 'request');
	const fold = element('button', '', '\\u203a');
	fold.type = 'button';
	fold.id = 'fold-' + key;
	fold.setAttribute('aria-label', 'Show the request');
	fold.setAttribute('aria-expanded', String(opened.has(key)));
	const first = element('td', 'fold');
	first.append(fold);
	row.append(first, ...cells);
	row.addEventListener('click', () => toggle(key, read));
	if (!opened.has(key)) return [row];
	const detail = element('tr', 'detail');
	const cell = element('td', 'whole');
	cell.colSpan = cells.length + 1;
	cell.append(element('pre', '', opened.get(key)));
	detail.append(cell);
	return [row, detail];
}

async function toggle(key, read) {
	if (String(getSelection()) !== '') return;
	if (!opened.delete(key)) opened.set(key, await read());
	await refresh(true);
	byId('fold-' + key)?.focus();
}

function pushRows(push) {
	const response = element('td');
	response.append(element('span', 'mark ' + (push.good ? 'good' : 'bad'), push.ending));
	if (push.fault) response.append(element('span', 'mark fault', 'fault: ' + push.fault));
	const cells = [
		element('td', 'time', new Date(push.time).toLocaleTimeString('en-GB')),
		element('td', '', push.channel),
		element('td', 'to', push.recipients),
		element('td', 'text', push.preview),
		response,
		element('td', 'id', push.pushId ?? ''),
	];
	return foldable('push-' + push.id, cells, ['Time', 'Channel', 'To', 'Message', 'Response', 'Push ID'], async () => {
		const response = await fetch('/sandbox/request?id=' + push.id);
		return requestText(await response.json());
	});
}

function requestText({ body, bytes, method, path, tokenSeen }) {
	if (!body) return 'No JSON body was read.';
	const head = method + ' ' + path + '  (' + figure(bytes) + ' bytes, token '
		+ (tokenSeen ? 'valid' : 'invalid or missing') + ', not shown)\\n';
	const { data, ...top } = body;
	if (!Array.isArray(data)) return head + JSON.stringify(body, null, 2);
	const lines = data.slice(0, 20).map((entry) => '    ' + JSON.stringify(entry));
	if (data.length > 20) lines.push('    ... and ' + figure(data.length - 20) + ' more');
	const open = JSON.stringify(top, null, 2).slice(0, -1).trimEnd();
	return head + open + (open === '{' ? '' : ',') + '\\n  "data": [\\n' + lines.join(',\\n') + '\\n  ]\\n}';
}

function personRow(person) {
	const row = element('tr', person.repeats > 0 ? 'again' : '');
	const text = element('td', 'text', person.last);
	if (person.repeats > 0) {
		text.prepend(element('span', 'mark fault', plural(person.repeats, 'repeat')));
	}
	const cells = [element('td', 'number', person.recipient), element('td', 'figure', figure(person.messages)), text];
	['Number', 'Messages', 'Last message'].forEach((label, index) => { cells[index].dataset.label = label; });
	row.append(...cells);
	return row;
}

function showTotal(id, total, listed, words) {
	byId(id).hidden = total <= listed;
	byId(id).textContent = 'The newest ' + listed + ' of ' + figure(total) + ' ' + words + '.';
}

function draw(overview) {
	const { counts, pushes, recipients, repeated, armed, chats, other, webhooks } = overview;
	for (const tile of document.querySelectorAll('[data-count]')) {
		tile.textContent = figure(counts[tile.dataset.count]);
	}
	drawFaults(armed);
	drawChats(chats);
	byId('empty').hidden = pushes.length > 0;
	byId('pushes').hidden = pushes.length === 0;
	byId('pushes').querySelector('tbody').replaceChildren(...pushes.flatMap(pushRows));
	showTotal('more-pushes', counts.pushRequests, pushes.length, 'push requests');
	byId('other').hidden = other === null;
	byId('other').textContent = 'Latest request other than a push: ' + other;
	byId('people').hidden = recipients.length === 0;
	byId('people').querySelector('tbody').replaceChildren(...recipients.map(personRow));
	showTotal('more-people', counts.recipients, recipients.length, 'numbers, repeats first');
	byId('repeated').hidden = repeated === 0;
	byId('repeated').textContent = plural(repeated, 'number') + ' got the same message more than once.';
	drawWebhooks(webhooks);
}

async function refresh(always) {
	try {
		const response = await fetch('/sandbox/overview');
		const text = await response.text();
		byId('state').textContent = '';
		if (text === shown && !always) return;
		shown = text;
		draw(JSON.parse(text));
	} catch {
		byId('state').textContent = 'The sandbox does not respond. Has it been stopped?';
	}
}

async function remove(what) {
	await fetch('/sandbox/' + what, { method: 'DELETE' });
	if (what === 'log') opened.clear();
	await refresh(true);
}

byId('clear').addEventListener('click', () => remove('log'));
for (const button of document.querySelectorAll('[data-copy]')) {
	button.addEventListener('click', async () => {
		await navigator.clipboard.writeText(byId(button.dataset.copy).textContent);
		button.textContent = 'Copied';
		setTimeout(() => { button.textContent = 'Copy'; }, 1500);
	});
}
`;
