import { withVendorMessage, joinSentences } from '../../../nodes/api/sentences';

test.each<[string[], string]>([
	[['Check the number'], 'Check the number.'],
	[['Check the number. '], 'Check the number.'],
	[['Really?', 'Yes!', 'Wait …'], 'Really? Yes! Wait …'],
	[['He said "no."', '(See there.)'], 'He said "no." (See there.)'],
	[['He said "no"'], 'He said "no".'],
	[['Errors: a,; '], 'Errors: a.'],
	[['', ' \n', 'One'], 'One.'],
	[[], ''],
])('%j as sentences', (texts, written) => {
	expect(joinSentences(...texts)).toBe(written);
});

test.each([
	['Not allowed', 'Try again. Picky Assist says: "Not allowed".'],
	[' Not\n allowed... ', 'Try again. Picky Assist says: "Not allowed".'],
	['Error 5.1', 'Try again. Picky Assist says: "Error 5.1".'],
	['', 'Try again'],
	[' . ', 'Try again'],
])('what Picky Assist says, %j, stands behind what to do', (says, written) => {
	expect(withVendorMessage('Try again', says)).toBe(written);
});
