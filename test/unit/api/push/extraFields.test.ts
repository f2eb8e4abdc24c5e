import fc from 'fast-check';
import { parseFields, withExtraFields } from '../../../../nodes/api/push/extraFields';
import { planPushRequests, toBody } from '../../../../nodes/api/push/pushRequest';
import type { JsonValue } from '../../../../nodes/api/json';
import { messageTo } from '../messages';
import { HELPFUL, problemOf } from '../problems';

const OPTION = 'Extra Request Fields';
const NONE = parseFields(null, OPTION);

test('any JSON object is read as it is, from its text and from an expression', () => {
	const fields = fc.dictionary(fc.stringMatching(/^[a-z][\w-]{0,9}$/), fc.jsonValue());
	fc.assert(
		fc.property(fields, (object) => {
			const text = JSON.stringify(object);
			expect(parseFields(text, OPTION)).toEqual(JSON.parse(text));
			expect(parseFields(object, OPTION)).toEqual(JSON.parse(text));
		}),
	);
});

test.each([
	['{', /cannot be read as JSON/],
	[() => 1, /cannot be read as JSON/],
	[7n, /cannot be read as JSON/],
	['[]', /not a JSON object/],
	['null', /not a JSON object/],
	[5, /not a JSON object/],
	['{ "a b": 1 }', /"a b", which is not a valid Picky Assist variable name/],
	['{ "token\u00a0": 1 }', /not a valid Picky Assist variable name/],
	['{ "": 1 }', /not a valid Picky Assist variable name/],
	['{ "__proto__": { "token": 1 } }', /not a valid Picky Assist variable name/],
	['{ "a": 1e999 }', /too large/],
])('%p is refused', (input, sentence) => {
	const problem = problemOf(() => parseFields(input, OPTION));
	expect(problem).toEqual(HELPFUL);
	expect(problem?.message).toMatch(sentence);
});

const FILE = { field: 'media', value: 'https://a.example/1.png' } as const;

test.each<[string, Parameters<typeof messageTo>[1], string]>([
	['the token', {}, 'token'],
	['data', {}, 'DATA'],
	['the address', {}, 'number'],
	['another address', {}, 'messenger_id'],
	['a group', {}, 'group_id'],
	['the reference number, which has an option', {}, 'reference_number'],
	['the channel', {}, 'application'],
	['what the entry has', { entry: { quoted: '7' } }, 'quoted'],
	['a text for all beside the own text', { envelope: { application: '8' } }, 'globalmessage'],
	[
		'an own text beside that for all',
		{ envelope: { application: '8', globalmessage: 'a' }, entry: {} },
		'message',
	],
	['a file beside the own file', { media: FILE }, 'globalmedia_code'],
	['the same file again', { media: FILE }, 'media'],
	[
		'values for all beside own values',
		{ entry: { template_message: ['a'] } },
		'template_globalmessage',
	],
	[
		'own values beside values for all',
		{ envelope: { template_globalmessage: [] } },
		'template_message',
	],
	[
		'buttons for all beside own ones',
		{ entry: { interactive_buttons: [] } },
		'interactive_globalbuttons',
	],
	[
		'own buttons beside those for all',
		{ envelope: { interactive_globalbuttons: [] } },
		'interactive_buttons',
	],
	...['media', 'media_code', 'globalmedia', 'globalmedia_code'].map(
		(name): [string, object, string] => [`${name} beside the own file`, { media: FILE }, name],
	),
])('%s cannot be set from outside, at neither level', (_, changes, name) => {
	const fields: Record<string, JsonValue> = { unknown: 1, [name]: 'x' };
	const draft = messageTo('12025550101', changes);
	for (const [request, recipient, option] of [
		[fields, NONE, 'Extra Request Fields'],
		[NONE, fields, 'Extra Recipient Fields'],
	] as const) {
		const problem = problemOf(() => withExtraFields(draft, request, recipient));
		expect(problem).toEqual(HELPFUL);
		expect(problem?.message).toBe(`${option} cannot set "${name}": this node sets it itself`);
		expect(problem?.recipient).toBe('12025550101');
	}
});

const PLACE = { envelope: { application: '8', location: {} }, entry: {} };
const TEMPLATE = { envelope: { application: '8', template_id: 'AB1234' }, entry: {} };

test.each<[string, Parameters<typeof messageTo>[1], string]>([
	['a template beside a text', {}, 'template_id'],
	['a template beside a file', { media: FILE }, 'Template_ID'],
	['a contact beside a text', {}, 'contact'],
	['a location beside a file', { media: FILE }, 'location'],
	['a text beside a template', TEMPLATE, 'globalmessage'],
	['a contact beside a template', TEMPLATE, 'contact'],
	['a template beside a location', PLACE, 'template_id'],
	['a file beside a location', PLACE, 'globalmedia_code'],
	['a contact beside a location', PLACE, 'contact'],
	['a location beside a location', { ...PLACE, envelope: { contact: [] } }, 'location'],
	['a text beside a template, in the entry', TEMPLATE, 'message'],
	['a location beside a template', TEMPLATE, 'location'],
	...['media', 'media_code', 'globalmedia'].map((name): [string, object, string] => [
		`${name} beside a contact`,
		{ ...PLACE, envelope: { application: '8', contact: [] } },
		name,
	]),
])('%s is refused, at both levels', (_, changes, name) => {
	for (const [request, recipient] of [
		[{ [name]: 'x' }, NONE],
		[NONE, { [name]: 'x' }],
	] as const) {
		const problem = problemOf(() =>
			withExtraFields(messageTo('12025550101', changes), request, recipient),
		);
		expect(problem).toEqual(HELPFUL);
		expect(problem?.message).toContain(`cannot add "${name}" to this kind of message`);
	}
});

test('a file may stand above a template', () => {
	expect(
		withExtraFields(messageTo('12025550101', TEMPLATE), { globalmedia: 'x' }, NONE).envelope,
	).toHaveProperty('globalmedia', 'x');
});

test('a file may go with a text, and a text with what has none', () => {
	const draft = messageTo('12025550101', { envelope: { application: '8' } });
	const [withFile] = planPushRequests(
		[{ ...messageTo(''), ...withExtraFields(draft, { globalmedia: FILE.value }, NONE) }],
		1,
	);
	expect(withFile && toBody(withFile)).toMatchObject({
		globalmedia: FILE.value,
		data: [{ message: 'Hello 12025550101' }],
	});
	const place = messageTo('12025550101', PLACE);
	expect(withExtraFields(place, NONE, { message: 'Here' }).entry).toEqual({ message: 'Here' });
});

test('nothing to add leaves the draft as it is', () => {
	const draft = messageTo('12025550101');
	expect(withExtraFields(draft, NONE, parseFields('', OPTION))).toEqual(draft);
});
