import fc from 'fast-check';
import { decodeForm } from '../../../../nodes/api/webhook/payload';

it('takes back what URL-encoding did, for any text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(decodeForm(encodeURIComponent(text).replaceAll('%20', '+'))).toBe(text);
		}),
	);
});

it('a plus is a blank', () => {
	expect(decodeForm('See+you+at+5%2B1')).toBe('See you at 5+1');
});

it.each(['100%', '5 % off', 'a+b 100%', '%E2%82', '%zz'])(
	'%s was not encoded and stays',
	(text) => {
		expect(decodeForm(text)).toBe(text);
	},
);

it('never throws', () => {
	fc.assert(fc.property(fc.string(), (text) => typeof decodeForm(text) === 'string'));
});
