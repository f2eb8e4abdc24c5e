import fc from 'fast-check';
import { readPayload } from '../../../../nodes/api/webhook/payload';

it('JSON is read from the text even where a form parser has made something else of it', () => {
	const text = '{"message_in_raw":"a=b&c=d","unique-id":"1"}';
	const fields = { '{"message_in_raw":"a': 'b', c: 'd","unique-id":"1"}' };
	expect(readPayload({ text, fields })).toEqual({ message_in_raw: 'a=b&c=d', 'unique-id': '1' });
});

it('any JSON object survives being URL-encoded as a form', () => {
	fc.assert(
		fc.property(
			fc.dictionary(
				fc.string().filter((key) => key !== '__proto__'),
				fc.string(),
			),
			(value) => {
				const text = new URLSearchParams([[JSON.stringify(value), '']]).toString().slice(0, -1);
				expect(readPayload({ text, fields: {} })).toEqual(value);
			},
		),
	);
});

it.each([
	['a list', '[{"a":1}]', undefined],
	['half a JSON text as a form', '{"a":"b&c=d', { '{"a":"b': '', c: 'd' }],
	['half a list as a form', '[1,2', { '[1,2': '' }],
	['encoded nonsense', '%7B%7B', { '{{': '' }],
	['a broken encoding', '%7B%22a%22:1%7D%zz', { a: '' }],
	['a word as a form', 'hello', { hello: '' }],
	['no fields', '', {}],
	['nothing', '', undefined],
	['a list of fields', '', ['a']],
])('%s is no payload', (_about, text, fields) => {
	expect(readPayload({ text, fields })).toBeUndefined();
});

it('only what begins with an encoded brace is decoded, whatever blanks stand before it', () => {
	expect(readPayload({ text: '\r\n%7b%22a%22:%22b+c%22%7d' })).toEqual({ a: 'b c' });
	expect(readPayload({ text: '{"a":"b+c %7B"}' })).toEqual({ a: 'b+c %7B' });
});

it('a form may have brackets and lists in its fields', () => {
	expect(readPayload({ text: 'a=[1]&b=', fields: { a: '[1]', b: '' } })).toEqual({
		a: '[1]',
		b: '',
	});
	expect(readPayload({ text: '', fields: { a: ['1', '2'] } })).toEqual({ a: ['1', '2'] });
});

it('fields of a form are a payload; JSON in the only one of them is the payload itself', () => {
	expect(readPayload({ text: 'a=1&b=', fields: { a: '1', b: '' } })).toEqual({ a: '1', b: '' });
	expect(readPayload({ text: '', fields: { payload: '{"a":1}' } })).toEqual({ a: 1 });
	expect(readPayload({ text: '', fields: { payload: '[1]' } })).toEqual({ payload: '[1]' });
	expect(readPayload({ text: '', fields: { payload: '{"a":1}', b: 'c' } })).toEqual({
		payload: '{"a":1}',
		b: 'c',
	});
});

it('__proto__ is left out', () => {
	const payload = readPayload({ text: '{"__proto__":{"a":1},"b":2}' });
	expect(Object.entries(payload ?? {})).toEqual([['b', 2]]);
	expect(Object.getPrototypeOf(payload)).toBe(Object.prototype);
});
