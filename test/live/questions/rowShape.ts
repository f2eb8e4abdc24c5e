import { expectAccepted, requireFilled, expectNone, rowsOf, typeProblems } from '../expectations';
import type { Question } from '../question';
import { oneText } from '../steps';

export const rowShape: Question = {
	id: 'row-shape',
	question: 'What does a row of the response contain?',
	assumed: 'msg_id, number and credit, as text',
	source: 'documented',
	ifWrong: 'results lack msg_id or the price; rows are not found by their number',
	places: ['nodes/api/push/matchingRows.ts', 'nodes/api/push/rowOutcome.ts'],
	needs: ['channel'],
	steps: [oneText],
	async ask(check) {
		const rows = rowsOf(expectAccepted(await check.step(oneText)));
		expectNone(
			rows.flatMap((row) =>
				typeProblems(row, { msg_id: 'string', number: 'string', credit: 'string' }),
			),
		);
		for (const row of rows) requireFilled(row, 'msg_id', 'number', 'credit');
	},
};
