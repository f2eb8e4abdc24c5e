import type { AnswerableRequest, Answerer } from '../../sandbox/answerer';
import { htmlResponse, jsonResponse } from '../../sandbox/httpResponse';
import { objectsOf, type JsonObject } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { stopAll } from '../sandbox/client';
import { checkAgainst, deviations, startLiveSandbox, type RunOptions } from './liveSandbox';

afterEach(stopAll);

/** A way in which the service may differ from what is assumed. */
interface Change {
	/** The questions whose answer changes. */
	readonly finds: readonly string[];
	readonly answer?: Answerer;
	readonly configure?: (sandbox: Sandbox) => void;
	readonly options?: RunOptions;
}

/** Another answer to some requests, made of the usual one. */
function changed(
	isMeant: (request: AnswerableRequest) => boolean,
	change: (json: JsonObject, request: AnswerableRequest) => JsonObject,
): Answerer {
	return (request) => {
		if (!isMeant(request)) return undefined;
		const accepted = request.usual();
		return { accepted, response: jsonResponse(change(accepted.json, request)) };
	};
}

const to =
	(endpoint: string) =>
	(request: AnswerableRequest): boolean =>
		request.endpoint === endpoint && request.token === 'own';
const withFields =
	(...names: readonly string[]) =>
	({ endpoint, fields }: AnswerableRequest): boolean =>
		endpoint === 'push' && names.every((name) => name in fields);
const changedRows = (change: (row: JsonObject) => JsonObject) => (json: JsonObject) =>
	Array.isArray(json['data']) ? { ...json, data: objectsOf(json, 'data').map(change) } : json;
const refused = { status: 410, message: 'Invalid Request' };
const hasBadNumber = ({ fields }: AnswerableRequest): boolean =>
	objectsOf(fields, 'data').length === 2 &&
	objectsOf(fields, 'data').some(({ number }) => number === '1234');

/** Each changes one thing. */
const TEN: readonly Change[] = [
	{
		finds: ['status-type'],
		answer: changed(to('check-balance'), (json) => ({ ...json, status: String(json['status']) })),
	},
	{
		finds: ['rejection-http-status'],
		answer: (request) =>
			request.token === 'wrong' ? { response: jsonResponse(request.usual().json, 401) } : undefined,
	},
	{
		finds: ['template-by-id'],
		answer: changed(
			({ endpoint, fields }) =>
				endpoint === 'template-status' && fields['template_id'] === 'AB1234',
			(json) => ({ status: 100, message: 'Success', templates: [json] }),
		),
	},
	{
		finds: ['group-details'],
		answer: ({ endpoint, fields }) =>
			endpoint === 'group-details' && fields['group_id'] === 'G0001'
				? { response: htmlResponse(502, 'Bad gateway') }
				: undefined,
	},
	{
		finds: ['row-shape'],
		answer: changed(
			(request) => to('push')(request) && !hasBadNumber(request) && !('sticker' in request.fields),
			changedRows((row) => ('credit' in row ? { ...row, credit: 0.005 } : row)),
		),
	},
	{
		finds: ['sticker-level'],
		answer: (request) =>
			withFields('sticker')(request) ? { response: jsonResponse(refused) } : undefined,
	},
	{
		finds: ['good-and-bad'],
		answer: (request) => {
			if (!hasBadNumber(request)) return undefined;
			const [good, bad] = objectsOf(request.fields, 'data');
			const data = [
				{ msg_id: '9999999', number: good?.['number'], credit: '0.005' },
				{ number: bad?.['number'], status: 406 },
			];
			return {
				response: jsonResponse({ status: 100, push_id: '8888888', message: 'Success', data }),
			};
		},
	},
	{
		finds: ['template-buttons-unlisted'],
		answer: changed(
			({ endpoint, fields }) => endpoint === 'template-status' && !('template_id' in fields),
			(json) => ({
				...json,
				templates: objectsOf(json, 'templates').map((one) => ({ ...one, buttons: [] })),
			}),
		),
	},
	{
		finds: ['report-status'],
		answer: changed(
			({ endpoint, fields }) => endpoint === 'delivery-report' && fields['push_id'] !== 1,
			(json) => ({ status: 100, ...json }),
		),
	},
	{
		finds: ['event-content-type'],
		configure: ({ webhooks }) => webhooks.configure({ format: 'jsonAsForm' }),
	},
];

const OTHERS: ReadonlyArray<readonly [string, Change]> = [
	[
		'a group push has no rows',
		{
			finds: ['group-push'],
			answer: changed(withFields('group_id'), (json) => ({ ...json, data: [] })),
		},
	],
	[
		'numbers in rows are JSON numbers',
		{
			finds: ['row-shape'],
			answer: changed(
				to('push'),
				changedRows((row) => ({ ...row, number: Number(row['number']) })),
			),
		},
	],
	[
		'a report has another format of time',
		{
			finds: ['report-time'],
			answer: changed(to('delivery-report'), (json) =>
				'time' in json ? { ...json, time: '2026-11-22 12:00' } : json,
			),
		},
	],
	[
		'the query of the webhook arrives in the address only',
		{
			finds: ['incoming-query'],
			configure: ({ webhooks }) => webhooks.configure({ customVariables: 'url' }),
		},
	],
	[
		'the values of a template must stand at the top',
		{
			finds: [
				'payload-length',
				'template-header-values',
				'template-named-values',
				'template-values-entry',
				'template-video',
			],
			answer: ({ endpoint, fields }) => {
				const [entry] = objectsOf(fields, 'data');
				if (endpoint !== 'push' || !entry || !('template_message' in entry)) return undefined;
				return { response: jsonResponse(refused) };
			},
		},
	],
	[
		'closed sessions are in the rows',
		{
			finds: ['session-closed', 'session-mixed'],
			configure: ({ account }) => {
				account.sessions = { ...account.sessions, answer: 'rows' };
			},
		},
	],
	[
		'what is accepted does not arrive on the phone',
		{
			finds: [
				...['base64', 'base64-per-recipient', 'contact-level', 'create-contact', 'location-level'],
				...['picture-url', 'quoted-level', 'same-number-twice', 'sticker-level'],
				...['template-header-values', 'template-named-values', 'template-values-entry'],
				...['template-values-global', 'template-video'],
			],
			options: { sees: false },
		},
	],
	[
		'the first message gets a web page',
		{
			finds: ['one-number', 'push-content-type'],
			answer: ({ endpoint, fields }) =>
				objectsOf(fields, 'data').some((entry) => 'reference_number' in entry) &&
				endpoint === 'push'
					? { response: htmlResponse(200, 'Maintenance') }
					: undefined,
		},
	],
	[
		'there is no content type',
		{
			finds: ['push-content-type', 'read-content-type'],
			answer: (request) => {
				const accepted = request.usual();
				return { accepted, response: { ...jsonResponse(accepted.json), headers: {} } };
			},
		},
	],
];

async function runWith(changes: readonly Change[]) {
	const answer: Answerer = (request) => {
		for (const change of changes) {
			const other = change.answer?.(request);
			if (other) return other;
		}
		return undefined;
	};
	const sandbox = await startLiveSandbox({ answer });
	for (const { configure } of changes) configure?.(sandbox);
	const options = Object.assign({}, ...changes.map((change) => change.options ?? {})) as RunOptions;
	return { sandbox, run: await checkAgainst(sandbox, options) };
}

test('ten changes at once: the report names exactly these ten, and everything else is as assumed', async () => {
	const { run } = await runWith(TEN);
	expect(run.different).toEqual(TEN.flatMap(({ finds }) => finds).sort());
	expect(deviations(run)).toHaveLength(10);
	const named = [...run.report.matchAll(/^\| `([\w-]+)`.*\| \*\*different\*\* \|/gm)].map(
		([, id]) => id,
	);
	expect(named.sort()).toEqual([...run.different]);
	expect(run.report).toContain('10 different');
	expect(run.report).toContain(
		'HTTP 502, text/html; charset=utf-8, a page `"Bad gateway"` instead of JSON',
	);
});

test.each(TEN.map((change) => [change.finds[0] ?? '', change] as const))(
	'%s alone',
	async (_, change) => {
		const { run } = await runWith([change]);
		expect(deviations(run)).toEqual([
			expect.stringMatching(new RegExp(`^${change.finds[0]}: different`)),
		]);
	},
);

test.each(OTHERS)('%s', async (_, change) => {
	const { run } = await runWith([change]);
	expect(run.different).toEqual([...change.finds].sort());
});
