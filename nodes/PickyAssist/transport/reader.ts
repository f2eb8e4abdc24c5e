import type { IExecuteFunctions } from 'n8n-workflow';
import type { HttpResult } from '../../api/http/httpResult';
import { MINUTE } from '../../api/http/minute';
import { MAX_REQUESTS_PER_MINUTE, MAX_DEVICE_CHECKS_PER_MINUTE } from '../../api/http/rateLimit';
import {
	type ReadFailure,
	readFailure,
	type ReadRequest,
	type ReadResponse,
	toReadResponse,
} from '../../api/resources/readResponse';
import { waitBeforeReadRetry, waitBeforeRetry } from '../../api/http/retry';
import { type Clock, PacedRequests, type CappedLimit } from './pacedRequests';
import { pause } from './pause';
import type { Connection } from './connection';

/** Timeout of a list in the editor, where somebody is waiting for it. */
const EDITOR_TIMEOUT = MINUTE / 6;
/** Timeout for data that the node can do without. */
const SHORT_TIMEOUT = MINUTE / 4;
/** Timeout of a number check: Picky Assist itself waits up to two minutes for the phone (number filter page). */
const CHECK_TIMEOUT = 2.5 * MINUTE;

const STOPPED = readFailure(
	'The execution was stopped before this request was sent',
	'Run it again.',
	{
		abortsRun: true,
	},
);
const RATE_LIMITED = readFailure(
	'Picky Assist does not accept more requests this minute',
	'Try again in a minute.',
);

interface ReadOptions {
	/** Milliseconds to wait for one response. */
	readonly timeout: number;
	/** Whether to retry after a missing or unclear response. */
	readonly retries: boolean;
	/** The result if the request was never sent. */
	readonly notSentFailure: ReadFailure;
}

function clockOf(context: IExecuteFunctions): Clock {
	const cancelSignal = context.getExecutionCancelSignal();
	return {
		announce: (text) => context.logger.info(text),
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

/** Sends read requests within the limits that all requests share. */
export class Reader {
	private readonly requests: PacedRequests;

	private constructor(
		private readonly connection: Connection,
		clock: Clock,
		private readonly options: ReadOptions,
	) {
		this.requests = new PacedRequests(clock);
	}

	/** For a read operation: waits for a slot and retries until the execution is stopped. */
	static forResults(context: IExecuteFunctions, connection: Connection): Reader {
		const clock = clockOf(context);
		return new Reader(connection, clock, {
			timeout: MINUTE,
			retries: true,
			notSentFailure: STOPPED,
		});
	}

	/** For a number check: waits for a slot, but does not repeat a check that may be under way. */
	static forNumberCheck(context: IExecuteFunctions, connection: Connection): Reader {
		const clock = clockOf(context);
		return new Reader(connection, clock, {
			timeout: CHECK_TIMEOUT,
			retries: false,
			notSentFailure: STOPPED,
		});
	}

	/** For data that is useful before sending: waits for a slot, but does not retry after unclear results. */
	static forSending(context: IExecuteFunctions, connection: Connection): Reader {
		const clock = clockOf(context);
		return new Reader(connection, clock, {
			timeout: SHORT_TIMEOUT,
			retries: false,
			notSentFailure: STOPPED,
		});
	}

	/** For a list in the editor: there is no execution to stop, so it has a time limit. */
	static forEditor(connection: Connection): Reader {
		const clock = clockUntil(performance.now() + EDITOR_TIMEOUT);
		return new Reader(connection, clock, {
			timeout: SHORT_TIMEOUT,
			retries: true,
			notSentFailure: RATE_LIMITED,
		});
	}

	/** What to tell the user about the waits of all requests so far. */
	get hints(): readonly string[] {
		return this.requests.waits.hints();
	}

	/** Sends a read request. */
	async read(request: ReadRequest): Promise<ReadResponse> {
		const { limit, deviceChecks, read } = this.connection;
		const { timeout, retries, notSentFailure } = this.options;
		const isDeviceCheck = request.endpoint === 'device-status';
		const limits: CappedLimit[] = [{ limit, perMinute: MAX_REQUESTS_PER_MINUTE }];
		if (isDeviceCheck)
			limits.push({ limit: deviceChecks, perMinute: MAX_DEVICE_CHECKS_PER_MINUTE });
		let result: HttpResult | undefined;
		const last = await this.requests.send({
			limits,
			send: async () => (result = await read(request, timeout)),
			waitBeforeRetry: (given, attempt, jitter, retryIn) =>
				retries
					? waitBeforeReadRetry(given, attempt, jitter, isDeviceCheck, retryIn)
					: waitBeforeRetry(given, attempt, jitter, retryIn),
		});
		const ended = result ?? last;
		return ended ? toReadResponse(ended) : notSentFailure;
	}
}
