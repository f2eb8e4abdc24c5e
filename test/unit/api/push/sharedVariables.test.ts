import fc from 'fast-check';

import { planPushRequests, toBody } from '../../../../nodes/api/push/pushRequest';
import type { Entry, PushRequest } from '../../../../nodes/api/push/types';
import { entriesOf, messageTo } from '../messages';

/** What the variables of an entry are called at the top (Push API variables page). */
const TOP: Readonly<Record<string, string>> = {
	language: 'language',
	template_header: 'template_header',
	interactive_buttons: 'interactive_globalbuttons',
};
const values = fc.array(fc.constantFrom('Ana', 'Ben'), { maxLength: 2 });
const entry: fc.Arbitrary<Entry> = fc.record(
	{
		language: fc.constantFrom('en', 'es'),
		template_message: values,
		template_header: fc.oneof(fc.constantFrom('a.pdf', 'b.pdf'), values),
		interactive_buttons: values,
		payload: values,
		reference_number: fc.constantFrom('1', '2'),
	},
	{ requiredKeys: ['language'] },
);

function templateTo(entries: readonly Entry[], templateId = 'AB1'): PushRequest[] {
	const envelope = { application: '8', template_id: templateId };
	return planPushRequests(
		entries.map((one, index) =>
			messageTo(String(12_025_550_100 + index), { envelope, entry: one }),
		),
		1_000,
	);
}

/** What a recipient gets: the entry's own variables, and those of the top where it has none. */
function effective(request: PushRequest, own: Record<string, unknown>): Record<string, unknown> {
	const rest = Object.fromEntries(Object.entries(own).filter(([name]) => name !== 'number'));
	const shared = Object.entries(TOP).flatMap(([name, top]) =>
		toBody(request)[top] === undefined || name in rest ? [] : [[name, toBody(request)[top]]],
	);
	return { ...rest, ...Object.fromEntries(shared) };
}

test('whatever stands at the top, each recipient gets just what is meant for it, in one request', () => {
	fc.assert(
		fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
			const [request, ...others] = templateTo(entries);
			if (!request) throw new Error('no request');
			expect(others).toEqual([]);
			expect(entriesOf(request).map((own) => effective(request, own))).toEqual(entries);
		}),
	);
});

test('what all share stands once, but for the values of the text and the header', () => {
	fc.assert(
		fc.property(entry, fc.integer({ min: 1, max: 5 }), (one, times) => {
			const [request] = templateTo(Array.from({ length: times }, () => structuredClone(one)));
			for (const own of request ? entriesOf(request) : []) {
				expect(
					Object.keys(own).filter(
						(name) => name in TOP && !(name === 'template_header' && Array.isArray(own[name])),
					),
				).toEqual([]);
				expect(own.template_message).toEqual(one.template_message);
				expect(Array.isArray(own.template_header)).toBe(Array.isArray(one.template_header));
			}
		}),
	);
});

test('the values of a template stay in the entries, also where all are equal', () => {
	const values = { template_message: ['Ana'], template_header: ['order-1001'] };
	const [request] = templateTo([
		{ language: 'en', ...values },
		{ language: 'en', ...values },
	]);
	expect(request && toBody(request)).toEqual({
		application: '8',
		template_id: 'AB1',
		language: 'en',
		data: [
			{ number: '12025550100', ...values },
			{ number: '12025550101', ...values },
		],
	});
});

test('payloads and reference numbers never leave their entry', () => {
	const [request] = templateTo([{ language: 'en', payload: ['a'], reference_number: '1' }]);
	expect(request && toBody(request)).toEqual({
		application: '8',
		template_id: 'AB1',
		language: 'en',
		data: [{ number: '12025550100', payload: ['a'], reference_number: '1' }],
	});
});

test('without a template nothing moves', () => {
	const [request] = planPushRequests(
		[messageTo('12025550101', { entry: { message: '', language: 'en' } })],
		10,
	);
	expect(request && entriesOf(request)).toEqual([
		{ number: '12025550101', message: '', language: 'en' },
	]);
	expect(request && toBody(request)).not.toHaveProperty('language');
});
