import type { IExecuteFunctions } from 'n8n-workflow';
import { MINUTE } from '../../api/minute';
import { MAX_REQUESTS_PER_MINUTE, MAX_STATUS_CHECKS_PER_MINUTE } from '../../api/rateLimit';
import { type NotRead, notRead, type Query, type ReadReply, readReplyOf } from '../../api/readReply';
import { waitBeforeReadingAgain } from '../../api/retry';
import { type Clock, PacedRequests, type PartOfLimit } from '../pacedRequests';
import { pause } from '../pause';
import type { Connection } from '../transport';

/** A list in the editor is given up after so long: somebody waits in front of it. */
const PATIENCE_IN_EDITOR = MINUTE / 6;

/** Asks Picky Assist questions that change nothing, each as often as it takes. */
export class Reader {
	private readonly requests: PacedRequests;

	private constructor(
		private readonly connection: Connection,
		clock: Clock,
		private readonly whenStopped: NotRead,
	) {
		this.requests = new PacedRequests(clock);
	}

	/** For an execution: waits for its turn, until the execution is stopped. */
	static inExecution(context: IExecuteFunctions, connection: Connection): Reader {
		const cancelSignal = context.getExecutionCancelSignal();
		const clock = {
			now: () => performance.now(),
			pause: (milliseconds: number) => pause(milliseconds, cancelSignal),
			cancelled: () => cancelSignal?.aborted ?? false,
		};
		const stopped = notRead('This was not read, because the execution was stopped', 'Run it again.', { stopsTheRest: true });
		return new Reader(connection, clock, stopped);
	}

	/** For a list in the editor: there is no execution to stop, so it gives up by itself. */
	static inEditor(connection: Connection): Reader {
		const now = () => performance.now();
		const deadline = now() + PATIENCE_IN_EDITOR;
		const clock = {
			now,
			pause: (milliseconds: number) => pause(Math.min(milliseconds, deadline - now()), undefined),
			cancelled: () => now() >= deadline,
		};
		return new Reader(connection, clock, notRead('Picky Assist does not take more requests this minute', 'Try again in a minute.'));
	}

	/** The answer to a question, or why there is none. */
	async ask(query: Query): Promise<ReadReply> {
		const { limit, statusChecks, ask } = this.connection;
		const isStatusCheck = query.endpoint === 'device-status';
		const limits: PartOfLimit[] = [{ limit, perMinute: MAX_REQUESTS_PER_MINUTE }];
		if (isStatusCheck) limits.push({ limit: statusChecks, perMinute: MAX_STATUS_CHECKS_PER_MINUTE });
		const answer = await this.requests.make({
			limits,
			leave: () => ask(query, MINUTE),
			waitBeforeRetry: (given, tries, chance) => waitBeforeReadingAgain(given, tries, chance, isStatusCheck),
		});
		return answer ? readReplyOf(answer) : this.whenStopped;
	}
}
