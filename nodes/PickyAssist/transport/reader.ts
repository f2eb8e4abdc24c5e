import type { IExecuteFunctions } from 'n8n-workflow';
import type { HttpResult } from '../../api/http/httpResult';
import { MINUTE } from '../../api/http/minute';
import { MAX_REQUESTS_PER_MINUTE, MAX_STATUS_CHECKS_PER_MINUTE } from '../../api/http/rateLimit';
import {
	type ReadFailure,
	readFailure,
	type ReadRequest,
	type ReadResponse,
	toReadResponse,
} from '../../api/resources/readResponse';
import { waitBeforeReadingAgain, waitBeforeRetry } from '../../api/http/retry';
import { type Clock, PacedRequests, type LimitShare } from './pacedRequests';
import { pause } from './pause';
import type { Connection } from './connection';

/** A list in the editor is given up after so long: somebody waits in front of it. */
const EDITOR_TIME_LIMIT = MINUTE / 6;
/** How long to wait for one answer that more can do without. */
const SHORT_TIMEOUT = MINUTE / 4;

const STOPPED = readFailure(
	'This was not read because the execution was stopped',
	'Run it again.',
	{
		abortsRun: true,
	},
);
const NO_PLACE = readFailure(
	'Picky Assist does not accept more requests this minute',
	'Try again in a minute.',
);

/** How a reader goes about it. */
interface ReadOptions {
	/** Milliseconds to wait for one answer. */
	readonly timeout: number;
	/** Whether to ask again after a response that did not come or said nothing. */
	readonly retries: boolean;
	/** What is said where the question never left. */
	readonly whenNotSent: ReadFailure;
}

function clockOf(cancelSignal: AbortSignal | undefined): Clock {
	return {
		now: () => performance.now(),
		pause: (milliseconds) => pause(milliseconds, cancelSignal),
		cancelled: () => cancelSignal?.aborted ?? false,
	};
}

function clockUntil(deadline: number): Clock {
	const now = () => performance.now();
	return {
		now,
		pause: (milliseconds) => pause(Math.min(milliseconds, deadline - now()), undefined),
		cancelled: () => now() >= deadline,
	};
}

/** Asks Picky Assist questions that change nothing, under the limits that all requests share. */
export class Reader {
	private readonly requests: PacedRequests;

	private constructor(
		private readonly connection: Connection,
		clock: Clock,
		private readonly options: ReadOptions,
	) {
		this.requests = new PacedRequests(clock);
	}

	/** For an operation that reads: waits for its turn and asks again, until the execution is stopped. */
	static forResults(context: IExecuteFunctions, connection: Connection): Reader {
		const clock = clockOf(context.getExecutionCancelSignal());
		return new Reader(connection, clock, { timeout: MINUTE, retries: true, whenNotSent: STOPPED });
	}

	/** For what is good to know before sending: waits for its turn, but does not insist. */
	static forSending(context: IExecuteFunctions, connection: Connection): Reader {
		const clock = clockOf(context.getExecutionCancelSignal());
		return new Reader(connection, clock, {
			timeout: SHORT_TIMEOUT,
			retries: false,
			whenNotSent: STOPPED,
		});
	}

	/** For a list in the editor: there is no execution to stop, so it gives up by itself. */
	static forEditor(connection: Connection): Reader {
		const clock = clockUntil(performance.now() + EDITOR_TIME_LIMIT);
		return new Reader(connection, clock, {
			timeout: SHORT_TIMEOUT,
			retries: true,
			whenNotSent: NO_PLACE,
		});
	}

	/** The response to a question, or why there is none. */
	async read(request: ReadRequest): Promise<ReadResponse> {
		const { limit, statusChecks, read } = this.connection;
		const { timeout, retries, whenNotSent } = this.options;
		const isStatusCheck = request.endpoint === 'device-status';
		const limits: LimitShare[] = [{ limit, perMinute: MAX_REQUESTS_PER_MINUTE }];
		if (isStatusCheck)
			limits.push({ limit: statusChecks, perMinute: MAX_STATUS_CHECKS_PER_MINUTE });
		let result: HttpResult | undefined;
		await this.requests.send({
			limits,
			send: async () => (result = await read(request, timeout)),
			waitBeforeRetry: (given, attempt, jitter) =>
				retries
					? waitBeforeReadingAgain(given, attempt, jitter, isStatusCheck)
					: waitBeforeRetry(given, attempt, jitter),
		});
		return result ? toReadResponse(result) : whenNotSent;
	}
}
