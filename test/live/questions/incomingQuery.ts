import { WEBHOOK_QUERY } from '../content';
import { idOf } from '../ownCalls';
import { DifferentError, type Question } from '../question';
import { waitForIncomingText } from '../webhookCalls';

export const incomingQuery: Question = {
	id: 'incoming-query',
	question: "Where does the query of the webhook's address arrive?",
	assumed: 'in the address and in the body',
	source: 'assumed',
	ifWrong: 'nothing: the trigger reads the secret from both, and hides it in both',
	places: ['nodes/api/webhook/secret.ts', 'docs/trigger.md'],
	needs: ['webhook'],
	async ask(check) {
		const { query, json } = await waitForIncomingText(check);
		const [[name, value] = ['', '']] = Object.entries(WEBHOOK_QUERY);
		const inAddress = new URLSearchParams(query).get(name) === value;
		const inBody = idOf(json, name) === value;
		if (!inAddress || !inBody)
			throw new DifferentError(
				inAddress ? 'in the address only' : inBody ? 'in the body only' : 'nowhere',
			);
	},
};
