import { PAYLOAD } from '../content';
import { expectAccepted, expectValue } from '../expectations';
import { idOf } from '../ownCalls';
import type { Question } from '../question';
import { buttons } from '../steps';
import { waitForIncoming } from '../webhookCalls';

export const payloadBack: Question = {
	id: 'payload-back',
	question: 'Does the payload of a tapped button come back?',
	assumed: 'unchanged in payload, with the number that tapped',
	source: 'documented',
	ifWrong: 'a tap starts the workflow of the trigger and continues nothing. Use Respond By = Link',
	places: ['nodes/api/webhook/tap.ts', 'nodes/PickyAssistTrigger/transport/resumeWaiting.ts'],
	needs: ['official', 'buttonTemplate', 'webhook'],
	steps: [buttons],
	async ask(check) {
		expectAccepted(await check.step(buttons));
		const { json: tap } = await waitForIncoming(
			check,
			'Tap the first button of the template on your phone.',
			(one) => idOf(one, 'type') === '9' || 'payload' in one,
		);
		expectValue('payload', idOf(tap, 'payload'), PAYLOAD);
		expectValue('number', idOf(tap, 'number'), check.account.number);
	},
};
