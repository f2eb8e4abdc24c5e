import { objectsOf } from '../../sandbox/json';
import { UNASSIGNED_NUMBER } from '../../live/content';
import { planOf } from '../../live/plan';
import { QUESTIONS } from '../../live/questions';
import { recipientsOf } from '../../live/recipients';
import { stopAll } from '../sandbox/client';
import { checkAgainst, EVERYTHING, startLiveSandbox } from './liveSandbox';

afterEach(stopAll);

const NOBODY = [UNASSIGNED_NUMBER, '1234'];

test.each(QUESTIONS.map((question) => [question.id, question] as const))(
	'%s: the recipients that are announced are those that get messages',
	async (_, question) => {
		const sandbox = await startLiveSandbox();
		await checkAgainst(sandbox, { questions: [question], webhookWait: 10 });
		const sent = sandbox.log.pushes.flatMap(({ body }) => {
			const group = body?.['group_id'];
			return [
				...objectsOf(body ?? {}, 'data').map(({ number, messenger_id: id }) =>
					String(number ?? id),
				),
				...(typeof group === 'string' ? [group] : []),
			];
		});
		const account = { ...EVERYTHING, token: '', baseUrl: '', webhookUrl: 'https://hook.example' };
		const announced = recipientsOf(planOf([question], account), account)
			.split(', ')
			.map((one) => one.replace(/ \(.*/, ''))
			.filter((one) => one !== '');
		expect(new Set(announced)).toEqual(
			new Set(sent.map((one) => (NOBODY.includes(one) ? 'numbers that belong to nobody' : one))),
		);
	},
);
