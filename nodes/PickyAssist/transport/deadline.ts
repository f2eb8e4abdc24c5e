import type { IHttpRequestOptions } from 'n8n-workflow';

/** Milliseconds behind n8n's own timeout: a response that arrived while n8n was busy with something else is read first. */
const GRACE = 1_000;

/**
 * Ends a request at its deadline: n8n's own `timeout` only counts the time without any byte, so a response that trickles in
 * would never end. Also ends it when the execution is stopped. Nothing stays behind when the request is over.
 */
export class Deadline {
	private readonly exchange = new AbortController();
	private readonly timer: AbortSignal;
	private readonly giveUp = () => this.exchange.abort();

	/**
	 * @param timeout milliseconds that the whole exchange may take, give or take a second
	 * @param stop n8n's signal that the execution was stopped
	 */
	constructor(
		timeout: number,
		private readonly stop: AbortSignal | undefined,
	) {
		this.timer = AbortSignal.timeout(timeout + GRACE);
		this.timer.addEventListener('abort', this.giveUp);
		stop?.addEventListener('abort', this.giveUp);
		if (stop?.aborted) this.giveUp();
	}

	/** The same options under this deadline. n8n's helper writes its own signal over any that is given, which is left out here. */
	apply(options: IHttpRequestOptions): IHttpRequestOptions {
		return Object.defineProperty(options, 'abortSignal', {
			enumerable: true,
			get: () => this.exchange.signal,
			set: () => {},
		});
	}

	/** The request is over. */
	clear(): void {
		this.timer.removeEventListener('abort', this.giveUp);
		this.stop?.removeEventListener('abort', this.giveUp);
	}
}
