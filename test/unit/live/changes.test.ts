import type { OverridableRequest, ResponseOverride } from '../../sandbox/responseOverride';
import { htmlResponse, jsonResponse } from '../../sandbox/httpResponse';
import { objectsOf, type JsonObject } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { stopAll } from '../sandbox/client';
import { checkAgainst, deviations, startLiveSandbox, type RunOptions } from './liveSandbox';

afterEach(stopAll);

/** A way in which the service may differ from what is assumed. */
interface Change {
	/** The questions whose result changes. */
	readonly finds: readonly string[];
	readonly responseOverride?: ResponseOverride;
	readonly configure?: (sandbox: Sandbox) => void;
	readonly options?: RunOptions;
}

/** Another response to some requests, made of the default one. */
function changed(
	isMeant: (request: OverridableRequest) => boolean,
	change: (json: JsonObject, request: OverridableRequest) => JsonObject,
): ResponseOverride {
	return (request) => {
		if (!isMeant(request)) return undefined;
		const accepted = request.defaultResult();
		return { accepted, response: jsonResponse(change(accepted.json, request)) };
	};
}

const to =
	(endpoint: string) =>
	(request: OverridableRequest): boolean =>
		request.endpoint === endpoint && request.token === 'own';
const withFields =
	(...names: readonly string[]) =>
	({ endpoint, fields }: OverridableRequest): boolean =>
		endpoint === 'push' && names.every((name) => name in fields);
const changedRows = (change: (row: JsonObject) => JsonObject) => (json: JsonObject) =>
	Array.isArray(json['data']) ? { ...json, data: objectsOf(json, 'data').map(change) } : json;
const refused = { status: 410, message: 'Invalid Request' };
const hasBadNumber = ({ fields }: OverridableRequest): boolean =>
	objectsOf(fields, 'data').length === 2 &&
	objectsOf(fields, 'data').some(({ number }) => number === '1234');

const isTemplateList = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'template-status' && !('template_id' in fields);
const isFirstMessage = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'push' && objectsOf(fields, 'data').some((one) => 'reference_number' in one);
/** The questions about the delivery reports of the first message. */
const EVENTS = [
	...['event-content-type', 'event-order', 'event-reference', 'event-repeats', 'event-shape'],
	'event-time',
];

/** Each changes one thing. */
const TEN: readonly Change[] = [
	{
		finds: ['status-type'],
		responseOverride: changed(to('check-balance'), (json) => ({
			...json,
			status: String(json['status']),
		})),
	},
	{
		finds: ['rejection-http-status'],
		responseOverride: (request) =>
			request.token === 'wrong'
				? { response: jsonResponse(request.defaultResult().json, 401) }
				: undefined,
	},
	{
		finds: ['template-by-id'],
		responseOverride: changed(
			({ endpoint, fields }) =>
				endpoint === 'template-status' && fields['template_id'] === 'AB1234',
			(json) => ({ status: 100, message: 'Success', templates: [json] }),
		),
	},
	{
		finds: ['group-details'],
		responseOverride: ({ endpoint, fields }) =>
			endpoint === 'group-details' && fields['group_id'] === 'G0001'
				? { response: htmlResponse(502, 'Bad gateway') }
				: undefined,
	},
	{
		finds: ['row-shape'],
		responseOverride: changed(
			(request) => to('push')(request) && !hasBadNumber(request) && !('sticker' in request.fields),
			changedRows((row) => ('credit' in row ? { ...row, credit: 0.005 } : row)),
		),
	},
	{
		finds: ['sticker-level'],
		responseOverride: (request) =>
			withFields('sticker')(request) ? { response: jsonResponse(refused) } : undefined,
	},
	{
		finds: ['good-and-bad'],
		responseOverride: (request) => {
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
		responseOverride: changed(
			({ endpoint, fields }) => endpoint === 'template-status' && !('template_id' in fields),
			(json) => ({
				...json,
				templates: objectsOf(json, 'templates').map((one) => ({ ...one, buttons: [] })),
			}),
		),
	},
	{
		finds: ['report-status'],
		responseOverride: changed(
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
			responseOverride: changed(withFields('group_id'), (json) => ({ ...json, data: [] })),
		},
	],
	[
		'numbers in rows are JSON numbers',
		{
			finds: ['row-shape'],
			responseOverride: changed(
				to('push'),
				changedRows((row) => ({ ...row, number: Number(row['number']) })),
			),
		},
	],
	[
		'a report has another format of time',
		{
			finds: ['report-time'],
			responseOverride: changed(to('delivery-report'), (json) =>
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
			responseOverride: ({ endpoint, fields }) => {
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
			responseOverride: ({ endpoint, fields }) =>
				objectsOf(fields, 'data').some((entry) => 'reference_number' in entry) &&
				endpoint === 'push'
					? { response: htmlResponse(200, 'Maintenance') }
					: undefined,
		},
	],
	[
		'the list of templates has none',
		{
			finds: ['template-list-shape'],
			responseOverride: changed(isTemplateList, () => ({ status: 100, message: 'Success' })),
		},
	],
	[
		'the templates are an object by ID',
		{
			finds: ['template-list-shape'],
			responseOverride: changed(isTemplateList, (json) => ({
				...json,
				templates: Object.fromEntries(
					objectsOf(json, 'templates').map((one) => [String(one['template_id']), one]),
				),
			})),
		},
	],
	[
		'the templates are called data',
		{
			finds: ['template-list-shape'],
			responseOverride: changed(isTemplateList, ({ templates }) => ({
				...{ status: 100, data: templates },
			})),
		},
	],
	[
		'the texts of templates are an object',
		{
			finds: ['template-header-languages', 'template-list-shape'],
			responseOverride: changed(isTemplateList, (json) => ({
				...json,
				templates: objectsOf(json, 'templates').map((one) => ({
					...one,
					template_message: objectsOf(one, 'template_message')[0],
				})),
			})),
		},
	],
	[
		'the rows of a report are texts',
		{
			finds: ['report-row-status', 'report-shape'],
			responseOverride: changed(to('delivery-report'), (json) =>
				'data' in json ? { ...json, data: ['x'] } : json,
			),
		},
	],
	[
		'a report has no rows',
		{
			finds: [],
			responseOverride: changed(to('delivery-report'), (json) =>
				'data' in json ? { ...json, data: [] } : json,
			),
		},
	],
	[
		'the response to the first message has no rows',
		{
			finds: ['one-number'],
			responseOverride: changed(isFirstMessage, (json) => ({ ...json, data: [] })),
		},
	],
	[
		'the rows of the first message are texts',
		{
			finds: ['incoming-reply', 'one-number', 'quoted-level', 'row-number', 'row-shape', ...EVENTS],
			responseOverride: changed(isFirstMessage, (json) => ({ ...json, data: ['x'] })),
		},
	],
	[
		'the status of push responses is a text',
		{
			finds: ['status-type'],
			responseOverride: changed(to('push'), (json) => ({
				...json,
				status: String(json['status']),
			})),
		},
	],
	[
		'the status of template responses is a text',
		{
			finds: ['status-type'],
			responseOverride: changed(isTemplateList, (json) => ({
				...json,
				status: String(json['status']),
			})),
		},
	],
	[
		'the members of a group are numbers',
		{
			finds: ['group-details'],
			responseOverride: changed(to('group-details'), (json) =>
				'group_members' in json ? { ...json, group_members: [1], group_admins: [null] } : json,
			),
		},
	],
	[
		'a sticker gets status 406, which is not about the number',
		{
			finds: ['sticker-level'],
			responseOverride: (request) =>
				withFields('sticker')(request)
					? { response: jsonResponse({ status: 406, message: 'Invalid media' }) }
					: undefined,
		},
	],
	[
		'there is no content type',
		{
			finds: ['push-content-type', 'read-content-type'],
			responseOverride: (request) => {
				const accepted = request.defaultResult();
				return { accepted, response: { ...jsonResponse(accepted.json), headers: {} } };
			},
		},
	],
];

async function runWith(changes: readonly Change[]) {
	const responseOverride: ResponseOverride = (request) => {
		for (const change of changes) {
			const other = change.responseOverride?.(request);
			if (other) return other;
		}
		return undefined;
	};
	const sandbox = await startLiveSandbox({ responseOverride });
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
