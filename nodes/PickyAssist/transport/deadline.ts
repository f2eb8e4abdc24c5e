import type { IHttpRequestOptions } from 'n8n-workflow';

/** Milliseconds added to n8n's own timeout, so that a response that arrived while n8n was busy is still read. */
const GRACE_PERIOD = 1_000;

/**
 * Aborts a request at its deadline, or when the execution is stopped. n8n's own `timeout` only limits the time without any
 * data, so a response that trickles in would never end.
 */
export class Deadline {
	private readonly controller = new AbortController();
	private readonly timer: AbortSignal;
	private readonly abort = () => this.controller.abort();

	/**
	 * @param timeout maximum duration of the whole exchange in milliseconds, plus a second
	 * @param cancelSignal n8n's signal that the execution was stopped
	 */
	constructor(
		timeout: number,
		private readonly cancelSignal: AbortSignal | undefined,
	) {
		this.timer = AbortSignal.timeout(timeout + GRACE_PERIOD);
		this.timer.addEventListener('abort', this.abort);
		cancelSignal?.addEventListener('abort', this.abort);
		if (cancelSignal?.aborted) this.abort();
	}

	/**
	 * Adds the deadline to a request. The setter does nothing, because n8n's helper would overwrite the signal with its own.
	 */
	apply(options: IHttpRequestOptions): IHttpRequestOptions {
		return Object.defineProperty(options, 'abortSignal', {
			enumerable: true,
			get: () => this.controller.signal,
			set: () => {},
		});
	}

	/**
	 * Waits for something that cannot be aborted, but not beyond the deadline.
	 *
	 * @throws an error with the code of an aborted request
	 */
	async limit<T>(waiting: Promise<T>): Promise<T> {
		const { signal } = this.controller;
		let stop: () => void = () => undefined;
		const aborted = new Promise<never>((_, reject) => {
			stop = () => reject(Object.assign(new Error('Aborted'), { code: 'ERR_CANCELED' }));
			signal.addEventListener('abort', stop);
			if (signal.aborted) stop();
		});
		try {
			return await Promise.race([waiting, aborted]);
		} finally {
			signal.removeEventListener('abort', stop);
		}
	}

	/** Removes the listeners when the request is over. */
	clear(): void {
		this.timer.removeEventListener('abort', this.abort);
		this.cancelSignal?.removeEventListener('abort', this.abort);
	}
}
