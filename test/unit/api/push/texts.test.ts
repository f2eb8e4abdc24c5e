import fc from 'fast-check';

import { type HttpResult, classifyNetworkError } from '../../../../nodes/api/http/httpResult';
import { countryCodeHints } from '../../../../nodes/api/push/countryCodeHint';
import { readDeliveryReport } from '../../../../nodes/api/resources/deliveryReport';
import { InputError } from '../../../../nodes/api/input/inputError';
import { MAYBE_SENT_ENTRY, outcomeOf } from '../../../../nodes/PickyAssist/sendOnce/ledgerEntry';
import { isSuccess, type NotAccepted, type Outcome } from '../../../../nodes/api/push/outcome';
import { parsePhoneNumber } from '../../../../nodes/api/recipient/phoneNumber';
import { readPushResponse } from '../../../../nodes/api/push/pushResponse';
import { toReadResponse } from '../../../../nodes/api/resources/readResponse';
import { withVendorMessage, joinSentences } from '../../../../nodes/api/sentences';
import { notAttempted, UNREADABLE } from '../../../../nodes/api/push/fixedOutcomes';
import { describeOutcome } from '../../../../nodes/PickyAssist/send/results';
import { summarize } from '../../../../nodes/PickyAssist/send/summary';
import { messageTo, requestOf } from '../messages';

const NUMBER = '12025550101';
const SINGLE = [messageTo(NUMBER)];
const GROUP = [messageTo('G0001', { recipientField: 'group_id' })];
const PERSON = [messageTo('1000000000000001', { recipientField: 'messenger_id' })];
const MANY = [messageTo(NUMBER), messageTo('12025550102'), messageTo('12025550103')];

const JOINTS = /[:;,.?!]\.|\.[:;,]| [.,:;]| {2}|\( | \)|\(\)|undefined|null|NaN|\[object/;
const NOUNS = 'recipient|message|number|item|request|second|minute|duplicate|row';
const DISAGREEMENT = new RegExp(
	`\\b(1 (${NOUNS})s|([02-9]|\\d[\\d,]*\\d) (${NOUNS})|1 were|([02-9]|\\d[\\d,]*\\d) was)\\b`,
);

const seen = new Set<string>();

/** Whole sentences, one after the other. */
function expectSentences(text: string): void {
	if (seen.has(text)) return;
	seen.add(text);
	expect(text).toMatch(/^["A-Z0-9n].*\.$/s);
	expect(text).not.toMatch(JOINTS);
	// A phone number counts nothing.
	expect(text.replace(/\d{5,}/g, 'N')).not.toMatch(DISAGREEMENT);
	// A sentence begins where one ends.
	expect(text).not.toMatch(/\.["”)]? [a-z](?!8n)/);
}

/** All texts that are made of a message that was not accepted. */
function expectWellFormed(outcome: NotAccepted, recipient: string): void {
	expect(outcome.reason).toMatch(/[^.:;,\s]$/);
	expect(outcome.reason).not.toMatch(/E[A-Z]{4,}|says: /);
	expectSentences(outcome.description);
	expectSentences(joinSentences(outcome.reason, outcome.description));
	for (const to of [recipient, '']) expectSentences(describeOutcome(to, outcome));
}

const SAYS = ['', 'Insufficient balance', 'Try later.', 'Two\n lines  of words...', 'ECONNRESET'];
const between = (least: number, most: number) =>
	Array.from({ length: most - least + 1 }, (_, index) => least + index);
/** All that have a meaning, their neighbors, and some that have none. */
const STATUSES = [
	-1,
	0,
	1,
	2,
	99,
	...between(101, 103),
	200,
	303,
	...between(400, 411),
	429,
	499,
	500,
	...between(800, 818),
	899,
];

function http(httpStatus: number, body: unknown, retryAfter?: number): HttpResult {
	return { kind: 'http', httpStatus, body, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** How a request can end without a body. */
const FAULTS: HttpResult[] = [
	...[...between(300, 308), ...between(400, 431), 451, 499, ...between(500, 505), 520, 599].map(
		(status) => http(status, ''),
	),
	...[0, 1_000, 60_000, 119_000, 120_000, 601_000, 86_400_000].map((retryAfter) =>
		http(429, '', retryAfter),
	),
	...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', ''].flatMap((code) => [
		classifyNetworkError(code, 'connect'),
		classifyNetworkError(code, 'read'),
	]),
	{ kind: 'noResponse', cause: 'ECONNABORTED', timedOutAfter: 1_000 },
	{ kind: 'noResponse', cause: 'ECONNABORTED', timedOutAfter: 3_600_000 },
	http(200, '<html>'),
	http(200, { status: 'Success' }),
	http(200, { status: 100, data: [{ number: '447700900123', msg_id: '1' }] }),
];

test.each([
	['one number', SINGLE],
	['a group', GROUP],
	['a person on Messenger', PERSON],
	['many numbers', MANY],
])('every status to %s gives whole sentences', (_, messages) => {
	for (const status of STATUSES) {
		for (const says of SAYS) {
			const { outcomes, hints } = readPushResponse(
				requestOf(...messages),
				http(200, { status, message: says }),
			);
			outcomes.forEach((outcome, index) => {
				if (!isSuccess(outcome)) expectWellFormed(outcome, messages[index]?.recipient ?? '');
			});
			hints.forEach(expectSentences);
		}
	}
});

test.each([
	['one number', SINGLE],
	['many numbers', MANY],
])('every fault of a request to %s gives whole sentences', (_, messages) => {
	for (const fault of FAULTS) {
		const { outcomes, hints } = readPushResponse(requestOf(...messages), fault);
		for (const outcome of outcomes) if (!isSuccess(outcome)) expectWellFormed(outcome, NUMBER);
		hints.forEach(expectSentences);
	}
});

test('every status and fault of a read gives whole sentences', () => {
	const answers = [
		...STATUSES.flatMap((status) => SAYS.map((message) => http(200, { status, message }))),
		...FAULTS,
	];
	for (const result of answers) {
		for (const read of [toReadResponse(result), readDeliveryReport('7', toReadResponse(result))]) {
			if (!('kind' in read) || read.kind !== 'readFailure') continue;
			expect(read.reason).not.toMatch(/[.:;,\s]$|says: /);
			expectSentences(joinSentences(read.reason, read.description));
		}
	}
});

test('what an earlier request or try leaves behind gives whole sentences', () => {
	const entries = [MAYBE_SENT_ENTRY, `${MAYBE_SENT_ENTRY}404`, `${MAYBE_SENT_ENTRY}http 500`].map(
		outcomeOf,
	);
	const outcomes: Outcome[] = [
		...entries,
		notAttempted('The execution was stopped'),
		notAttempted('Picky Assist does not accept the API token'),
		UNREADABLE,
	];
	for (const outcome of outcomes) if (!isSuccess(outcome)) expectWellFormed(outcome, NUMBER);
});

test('rows too many give whole sentences, and a row that came twice was asked for', () => {
	const row = (number: string) => ({ number, msg_id: number });
	const { hints } = readPushResponse(
		requestOf(...SINGLE),
		http(200, { status: 100, data: [row(NUMBER), row(NUMBER), row('12025550199')] }),
	);
	hints.forEach(expectSentences);
	expect(hints).toEqual([
		`Picky Assist returned more than one row for ${NUMBER}. The node used the first.`,
		'Picky Assist also returned rows for recipients that were not in the request: 12025550199.',
	]);
});

test('of many strangers among the rows, five are named and the others counted', () => {
	const rows = Array.from({ length: 7 }, (_, index) => ({
		number: `1202555020${index}`,
		msg_id: '1',
	}));
	const { hints } = readPushResponse(requestOf(...SINGLE), http(200, { status: 100, data: rows }));
	expect(hints).toEqual([expect.stringMatching(/: 12025550200, .*, 12025550204 and 2 more\.$/)]);
});

const outcome = fc.constantFrom<Outcome>(
	{ status: 'accepted', pushId: '7' },
	{ status: 'duplicate', pushId: '7', ofItem: 0 },
	{ status: 'already sent' },
	...(['rejected', 'unconfirmed', 'not sent'] as const).map((status) => ({
		status,
		code: null,
		pushId: null,
		reason: 'It went wrong',
		description: 'Try again.',
	})),
);

test('every summary is a whole sentence whose numbers agree', () => {
	fc.assert(
		fc.property(fc.array(outcome, { minLength: 1, maxLength: 6 }), (outcomes) => {
			expectSentences(
				summarize(
					outcomes.map((one, itemIndex) => ({
						itemIndex,
						recipient: NUMBER,
						recipientField: 'number',
						outcome: one,
					})),
				)
					// "0 of 1 message" counts the message, "1 of 3 messages was accepted" the one.
					.replace(/^[\d,]+ of ([\d,]+ messages) (was|were)/, '$1 were'),
			);
		}),
	);
});

test('the hint about ten digits is whole sentences', () => {
	for (const n of [1, 2, 3, 1_000]) {
		const messages = Array.from({ length: n }, (_, index) =>
			messageTo(String(2_025_550_100 + index), { mayLackCountryCode: true }),
		);
		for (const isDryRun of [false, true])
			countryCodeHints(messages, isDryRun).forEach(expectSentences);
	}
	expect(countryCodeHints(SINGLE)).toEqual([]);
});

test('whatever stands for a number, what is wrong with it is whole sentences', () => {
	const written = fc.oneof(
		fc.stringMatching(/^[0-9a-z+().,;@ -]{0,25}$/),
		fc.double(),
		fc.constantFrom(null, undefined, true, [], {}, '1.5', '0171', 'x'.repeat(200)),
	);
	fc.assert(
		fc.property(written, (input) => {
			try {
				parsePhoneNumber(input);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				if (!(error instanceof InputError)) return;
				expect(error.message).not.toMatch(/[.:;,\s]$/);
				expectSentences(error.description);
			}
		}),
	);
});

test.each([
	[['One', 'Two.', '', ' Three: '], 'One. Two. Three.'],
	[['Is it?', 'He says: "No".', '"No."'], 'Is it? He says: "No". "No."'],
])('%j as sentences', (texts, text) => {
	expect(joinSentences(...texts)).toBe(text);
});

test('the vendor’s words are kept, on one line and in quotes', () => {
	expect(withVendorMessage('Try again.', ' Two\n lines... ')).toBe(
		'Try again. Picky Assist says: "Two lines".',
	);
	expect(withVendorMessage('Try again.', ' ')).toBe('Try again.');
});
