/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DOCUMENTED_NAMES } from '../../nodes/api/webhook/fields';
import { meaningOf } from '../../nodes/api/http/statusCodes';

const PROJECT = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(resolve(PROJECT, path), 'utf8');
const PAGES = [
	'README.md',
	'CHANGELOG.md',
	...readdirSync(resolve(PROJECT, 'docs')).map((file) => `docs/${file}`),
];

/** Headings as GitHub makes anchors of them. */
function anchorsOf(page: string): string[] {
	const headings = read(page).matchAll(/^#+ (.+)$/gm);
	return [...headings].map(([, text = '']) =>
		text
			.toLowerCase()
			.replace(/[^\w\- ]/g, '')
			.replaceAll(' ', '-'),
	);
}

/** A page without what it does not show. */
const shown = (page: string) => read(page).replace(/<!--.*?-->/gs, '');

it.each(PAGES)('%s links to nothing that is not there', (page) => {
	const links = [...shown(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
	const broken = links.filter((target) => {
		if (/^https?:/.test(target)) return false;
		const [path = '', anchor] = target.split('#');
		const file = path === '' ? page : resolve(PROJECT, dirname(page), path);
		return (
			!existsSync(resolve(PROJECT, file)) ||
			(anchor !== undefined && !anchorsOf(file).includes(anchor))
		);
	});
	expect(broken).toEqual([]);
});

it('the README has the heading that the documentation link of the credential leads to', () => {
	const [, anchor] =
		/n8n-nodes-pickyassist#([\w-]+)/.exec(read('credentials/PickyAssistApi.credentials.ts')) ?? [];
	expect(anchorsOf('README.md')).toContain(anchor);
});

it('docs/troubleshooting.md says of each status of Picky Assist what to do, in the words that the node shows', () => {
	const unknown = (code: number) => meaningOf(code).reason.includes(`status ${code}`);
	const codes = Array.from({ length: 899 }, (_, index) => index + 101).filter(
		(code) => !unknown(code),
	);
	const rows = [...read('docs/troubleshooting.md').matchAll(/^\| (.+) \| (\d{3}) \| .+ \|$/gm)].map(
		([, sentence, code]) => `${code} ${sentence}`,
	);
	expect(codes.length).toBeGreaterThan(5);
	expect(rows).toEqual(
		codes.map((code) => `${code} ${meaningOf(code).reason.replace('{recipient}', 'the number …')}`),
	);
});

it('the README lists every example', () => {
	const missing = readdirSync(resolve(PROJECT, 'examples')).filter(
		(file) => !read('README.md').includes(`(examples/${file})`),
	);
	expect(missing).toEqual([]);
});

it('docs/trigger.md names every field that Picky Assist sends and that the trigger adds', () => {
	const page = read('docs/trigger.md');
	// The rows of a report and the text of a message become items and the field message.
	const replaced = ['data', 'message_in', 'message_in_raw'];
	const sent = [...DOCUMENTED_NAMES].filter((name) => !replaced.includes(name));
	const added = ['event', 'received_at', 'query', 'other', 'raw_body', 'download_error'];
	const words = ['type_text', 'direction_text', 'status_text', 'message_type_text'];
	const names = [...sent, ...added, ...words, 'chatInput', 'sessionId'];
	expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
