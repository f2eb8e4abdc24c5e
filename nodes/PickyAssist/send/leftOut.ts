import { isSettled, type NotAccepted, type Outcome } from '../../api/outcome';
import { sentences } from '../../api/sentences';

/** For a message that is not sent because the run stopped before it. `because`: what stopped it, without a full stop. */
export function leftOut(because: string): NotAccepted {
	return {
		status: 'not sent',
		code: null,
		pushId: null,
		reason: 'This message was not sent, because the run stopped before it',
		advice: sentences(because, 'Nothing of this message left n8n.'),
	};
}

/** Why the first of these messages was not accepted. */
export function firstReason(outcomes: readonly Outcome[]): string {
	for (const outcome of outcomes) if (!isSettled(outcome)) return outcome.reason;
	return 'Picky Assist stopped taking messages';
}

/** For a message whose file is gone. */
export const UNREADABLE: NotAccepted = {
	status: 'not sent',
	code: null,
	pushId: null,
	reason: 'n8n could not read the file of this message',
	advice: 'Run the node again that downloads or reads the file: n8n may have removed it.',
};
