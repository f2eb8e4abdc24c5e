/**
 * The rate limit of the service: the number of requests in any sliding minute per token, over all endpoints.
 * Source: Quick Start Guide (90 a minute per project; more are dropped). That dropped requests do not count
 * is the sandbox's choice.
 */
export class RateLimit {
	private readonly passed = new Map<string, number[]>();

	/** `minute` is the length of the minute in milliseconds. */
	constructor(
		private readonly requestsPerMinute: number,
		private readonly minute: number,
	) {}

	/** True when the request may pass; `now` in milliseconds of a clock that never goes back. */
	admit(token: string, now: number): boolean {
		const recent = this.passed.get(token) ?? [];
		this.passed.set(token, recent);
		while (recent[0] !== undefined && now - recent[0] >= this.minute) recent.shift();
		if (recent.length >= this.requestsPerMinute) return false;
		recent.push(now);
		return true;
	}
}
