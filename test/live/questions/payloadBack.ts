import { expectAccepted, expectValue } from '../judge';
import { buttons, PAYLOAD } from '../steps';
import { idOf } from '../check';
import type { Question } from '../question';

export const payloadBack: Question = {
	id: 'payload-back',
	question: 'Does the payload of a tapped button come back?',
	assumed: 'unchanged in payload, with the number that tapped',
	source: 'documented',
	ifWrong: 'a tap starts the workflow of the trigger and continues nothing. Use Respond By = Link',
	places: ['nodes/api/webhook/tap.ts', 'nodes/PickyAssistTrigger/resumeWaiting.ts'],
	needs: ['official', 'buttonTemplate', 'webhook'],
	steps: [buttons],
	async ask(check) {
		expectAccepted(await check.step(buttons));
		const isTap = (json: unknown) => idOf(json, 'payload').startsWith('live-check');
		const calls = await check.webhookCalls(
			'the tap on a button',
			(all) => all.some(({ json }) => isTap(json)),
			'Tap the first button of the template on your phone.',
		);
		const tap = calls.find(({ json }) => isTap(json))?.json;
		expectValue('payload', idOf(tap, 'payload'), PAYLOAD);
		expectValue('number', idOf(tap, 'number'), check.account.number);
	},
};
