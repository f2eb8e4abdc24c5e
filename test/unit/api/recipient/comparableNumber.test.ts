import { comparableNumber } from '../../../../nodes/api/recipient/comparableNumber';

test.each([
	['5531987654321', '553187654321', true],
	['+55 31 98765-4321', '553187654321', true],
	['5215512345678', '525512345678', true],
	['12025550101', '+1 (202) 555-0101', true],
	// A landline: nine digits that begin with another digit are another person.
	['5531923456789', '553123456789', false],
	['5531987654321', '5531987654322', false],
	['5215512345678', '525512345679', false],
	['521551234567', '52551234567', false],
	['12025550101', '2025550101', false],
])('%s and %s: the same person: %s', (one, other, isSame) => {
	expect(comparableNumber(one) === comparableNumber(other)).toBe(isSame);
});
