import { jsonResponse } from '../../sandbox/httpResponse';
import { objectsOf, type JsonObject } from '../../sandbox/json';
import type { OverridableRequest, ResponseOverride } from '../../sandbox/responseOverride';
import type { Sandbox } from '../../sandbox/sandbox';
import type { Account } from '../../live/account';
import { QUESTIONS } from '../../live/questions';
import { stopAll } from '../sandbox/client';
import { checkAgainst, deviations, startLiveSandbox } from './liveSandbox';

afterEach(stopAll);

/** What a question must not take for an answer. */
interface Case {
	readonly ids: readonly string[];
	readonly isMeant?: (request: OverridableRequest) => boolean;
	/** The response to these requests. */
	readonly body?: JsonObject | string;
	readonly httpStatus?: number;
	/** Sent beside the response, so that what depends on it goes on. */
	readonly change?: (json: JsonObject) => JsonObject;
	readonly configure?: (sandbox: Sandbox) => void;
	readonly account?: Partial<Account>;
	/** `not answered: ` or `different: `, and the reason, for each question in this order. */
	readonly expected: readonly RegExp[];
}

const to =
	(endpoint: string) =>
	(request: OverridableRequest): boolean =>
		request.endpoint === endpoint && request.token === 'own';
const hasTemplate = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'push' && 'template_id' in fields;
const isEmptyList = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'push' && 'data' in fields && objectsOf(fields, 'data').length === 0;
const isFirstMessage = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'push' && objectsOf(fields, 'data').some((one) => 'reference_number' in one);
const isTemplateList = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'template-status' && !('template_id' in fields);
const isKnownGroup = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'group-details' && fields['group_id'] === 'G0001';
const isKnownPushId = ({ endpoint, fields }: OverridableRequest): boolean =>
	endpoint === 'delivery-report' && fields['push_id'] !== 1;
const hasWrongToken = ({ token }: OverridableRequest): boolean => token === 'wrong';
const PICTURES = ['template-picture-required', 'template-picture-base64'];
const twice = <Value>(value: Value): readonly Value[] => [value, value];
const onePlainTemplate = (json: JsonObject): JsonObject => ({
	...json,
	templates: objectsOf(json, 'templates').slice(0, 1),
});

const CASES: Readonly<Record<string, Case>> = {
	'the channel of templates is not active': {
		...{ ids: PICTURES, isMeant: hasTemplate, body: { status: 801, message: 'Inactive' } },
		expected: twice(/^not answered: the channel is not active/),
	},
	'the balance is used up': {
		...{ ids: PICTURES, isMeant: hasTemplate, body: { status: 403, message: 'No balance' } },
		expected: [/^not answered: the balance is used up/, /^not answered: .*balance/],
	},
	'templates are refused for the number': {
		...{ ids: PICTURES, isMeant: hasTemplate, body: { status: 402, message: 'No number' } },
		expected: twice(/^not answered: .*status `402`.* does not answer the question/),
	},
	'the plan has no groups': {
		...{ ids: ['unknown-group'], isMeant: to('group-details'), body: { status: 405 } },
		expected: [/^not answered: the API is not part of the plan/],
	},
	'an empty list is accepted': {
		...{ ids: ['push-rejection-http-status'], isMeant: isEmptyList },
		body: { status: 100, push_id: '1', data: [] },
		expected: [/^not answered: .*not rejected.*100/],
	},
	'a wrong token is accepted': {
		...{
			ids: ['rejection-http-status'],
			isMeant: hasWrongToken,
			body: { status: 100, balance: 5 },
		},
		expected: [/^not answered: .*not rejected.*100/],
	},
	'a wrong token gets a page': {
		...{ ids: ['wrong-token', 'rejection-http-status'], isMeant: hasWrongToken },
		body: '<html>Log in</html>',
		expected: [/^different: HTTP 200.*a page/, /^not answered: depends on wrong-token/],
	},
	'every number is impossible': {
		...{ ids: ['good-and-bad'], isMeant: to('push'), body: { status: 406 } },
		expected: [/^not answered: .*does not accept your number/],
	},
	'every request is invalid': {
		...{ ids: ['unknown-variable'], isMeant: to('push'), body: { status: 410 } },
		expected: [/^not answered: .*without the unknown variable.*410/],
	},
	'both sessions are closed': {
		...{ ids: ['session-mixed'], isMeant: to('push'), body: { status: 802 } },
		expected: [/^not answered: the 24-hour session is closed/],
	},
	'another channel is the first': {
		ids: ['session-mixed'],
		account: {
			channels: [
				{ id: '3', kind: 'sms' },
				{ id: '8', kind: 'official' },
			],
		},
		expected: [/^not answered: .*first/],
	},
	'the second number is the first': {
		...{ ids: ['two-numbers'], account: { secondNumber: '14155550123' } },
		expected: [/^not answered: The second number is your own number/],
	},
	'a report that is not there yet': {
		ids: ['report-status', 'report-shape', 'report-time', 'report-row-status'],
		...{ isMeant: isKnownPushId, body: { error_message: 'try later' } },
		expected: Array.from({ length: 4 }, () => /^not answered: .*no report.*try later/),
	},
	'a report without rows': {
		...{
			ids: ['report-status'],
			isMeant: isKnownPushId,
			change: (json) => ({ ...json, data: [] }),
		},
		expected: [/^not answered: data is empty/],
	},
	'the balance is used up for reports': {
		ids: ['unknown-push-id'],
		...{ isMeant: to('delivery-report'), body: { status: 403, error_message: 'No balance' } },
		expected: [/^not answered: the balance is used up/],
	},
	'no response has a status': {
		...{ ids: ['status-type'], isMeant: () => true, body: { balance: 5 } },
		expected: [/^not answered: .*does not come from Picky Assist/],
	},
	'the status is a list': {
		...{ ids: ['status-type'], isMeant: () => true, body: { balance: 5, status: [100] } },
		expected: [/^different: array in check-balance/],
	},
	'a group of nobody': {
		...{ ids: ['group-details'], isMeant: isKnownGroup },
		change: (json) => ({ ...json, group_admins: [], group_members: [] }),
		expected: [/^not answered: group_admins is empty/],
	},
	'one event': {
		ids: ['event-order', 'event-repeats'],
		configure: ({ account }) => {
			account.deliveries.plan = { statuses: ['failed'] };
		},
		expected: [/^not answered: only .* reported/, /^not answered: only .* reported/],
	},
	'empty IDs': {
		ids: ['one-number', 'push-id-type', 'row-shape'],
		isMeant: isFirstMessage,
		change: (json) => ({
			...{ ...json, push_id: '' },
			data: [{ msg_id: '', number: '', credit: '' }],
		}),
		expected: [
			/^not answered: push_id is empty/,
			/^not answered: push_id is empty/,
			/^not answered: msg_id is empty/,
		],
	},
	'an empty row': {
		...{ ids: ['one-number'], isMeant: isFirstMessage },
		change: (json) => ({ ...json, data: [{}] }),
		expected: [/^different: .*neither msg_id nor number/],
	},
	'an empty ID in a group': {
		ids: ['group-push'],
		isMeant: ({ endpoint, fields }) => endpoint === 'push' && 'group_id' in fields,
		body: { status: 100, push_id: '1', data: [{ msg_id: '' }] },
		expected: [/^not answered: msg_id is empty/],
	},
	'a message without an ID': {
		...{ ids: ['quoted-level', 'incoming-reply'], isMeant: isFirstMessage },
		change: (json) => ({ ...json, data: [{ msg_id: '', number: '14155550123' }] }),
		expected: [/^not answered: .*no msg_id/, /^not answered: .*no msg_id/],
	},
	'one template without a header': {
		ids: ['template-buttons-unlisted', 'template-header-languages'],
		...{ isMeant: isTemplateList, change: onePlainTemplate },
		expected: [/^not answered: .*buttons/, /^not answered: .*header/],
	},
	'templates without texts': {
		ids: ['template-list-shape', 'template-header-languages'],
		isMeant: isTemplateList,
		change: (json) => ({
			...json,
			templates: objectsOf(json, 'templates').map((one) => ({ ...one, template_message: [] })),
		}),
		expected: twice(/^not answered: no template has a text/),
	},
	'another template': {
		ids: ['template-by-id'],
		isMeant: (request) => to('template-status')(request) && !isTemplateList(request),
		change: (json) => ({ ...json, template_id: 'AB0001' }),
		expected: [/^different: template_id is .*AB0001/],
	},
	'a phone about which nothing is said': {
		ids: ['device-phone'],
		isMeant: ({ endpoint, fields }) => endpoint === 'device-status' && !('application' in fields),
		body: { status: 100, message: 'Success' },
		expected: [/^not answered: .*no other fields/],
	},
	'the channel is not active for the device': {
		...{ ids: ['device-web'], isMeant: to('device-status'), body: { status: 801 } },
		expected: [/^not answered: the channel is not active/],
	},
	'a service that is down': {
		ids: ['read-content-type'],
		...{ isMeant: () => true, body: { message: 'down' }, httpStatus: 503 },
		expected: [/^not answered: .*HTTP 503/],
	},
};

function overrideOf({ isMeant, body, httpStatus, change }: Case): ResponseOverride {
	return (request) => {
		if (!isMeant?.(request)) return undefined;
		if (change) {
			const accepted = request.defaultResult();
			return { accepted, response: jsonResponse(change(accepted.json)) };
		}
		if (typeof body === 'string')
			return { response: { httpStatus: 200, headers: { 'content-type': 'text/html' }, body } };
		return { response: jsonResponse(body ?? {}, httpStatus) };
	};
}

test.each(Object.entries(CASES))('%s: it is not taken for an answer', async (_, one) => {
	const sandbox = await startLiveSandbox({ responseOverride: overrideOf(one) });
	one.configure?.(sandbox);
	const questions = QUESTIONS.filter(({ id }) => id === 'balance' || one.ids.includes(id));
	const run = await checkAgainst(sandbox, {
		...{ questions, webhookWait: 500 },
		...(one.account ? { account: one.account } : {}),
	});
	const found = one.ids.map((id) =>
		deviations(run)
			.find((line) => line.startsWith(`${id}: `))
			?.slice(id.length + 2),
	);
	expect(found).toEqual(one.expected.map((expected) => expect.stringMatching(expected)));
});

/** They expect a failure, or check something other than the body. */
const OF_FAILURES = [
	...['wrong-token', 'unknown-endpoint', 'unknown-template', 'empty-list', 'no-text'],
	...[
		'impossible-number',
		'unknown-channel',
		'unknown-variable',
		'unknown-group',
		'session-closed',
	],
	...['session-mixed', 'good-and-bad', 'unknown-push-id', ...PICTURES],
];

test.each([500, 302, 201])('a success with HTTP %d does not count', async (httpStatus) => {
	const sandbox = await startLiveSandbox({
		responseOverride: ({ defaultResult }) => {
			const accepted = defaultResult();
			return { accepted, response: jsonResponse(accepted.json, httpStatus) };
		},
	});
	const run = await checkAgainst(sandbox, { webhookWait: 300 });
	const believed = run.findings.results
		.filter(({ result }) => result === 'as assumed')
		.map(({ question }) => question.id)
		.filter((id) => !OF_FAILURES.includes(id) && !id.startsWith('incoming-'));
	expect(believed.filter((id) => id !== 'status-type' && !id.endsWith('content-type'))).toEqual([]);
});

const ignoresUnknownVariables: ResponseOverride = ({ endpoint, fields }) =>
	endpoint === 'push' && 'no_such_variable' in fields
		? { response: jsonResponse({ status: 100, push_id: '1', data: [] }) }
		: undefined;

test.each([
	['rejected', undefined, 'as assumed'],
	['ignored', ignoresUnknownVariables, 'not answered'],
] as const)(
	'unknown variables are %s: accepted, but not confirmed',
	async (_, responseOverride, result) => {
		const sandbox = await startLiveSandbox(responseOverride ? { responseOverride } : {});
		const levels = ['unknown-variable', 'location-level', 'contact-level', 'base64'];
		const questions = QUESTIONS.filter(({ id }) => levels.includes(id));
		const run = await checkAgainst(sandbox, { questions, sees: undefined });
		const [, ...found] = run.findings.results.map((one) => one.result);
		expect(found).toEqual([result, result, result]);
	},
);
