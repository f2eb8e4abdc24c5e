import { createHash } from 'crypto';
import { RateLimit } from '../../api/http/rateLimit';

/** What all requests with one token to one host share. */
export interface SharedLimits {
	/** For every request. */
	readonly limit: RateLimit;
	/** For status checks, which count as requests too. */
	readonly statusChecks: RateLimit;
}

/** One for each host and token, over all executions and nodes of this process. */
const limits = new Map<string, SharedLimits>();

/** The limits that all requests with this token to this address share. Only a hash of the token is kept. */
export function limitsOf(url: string, token: string): SharedLimits {
	const key = createHash('sha256')
		.update(`${new URL(url).host}\n${token}`)
		.digest('base64');
	const shared = limits.get(key) ?? { limit: new RateLimit(), statusChecks: new RateLimit() };
	limits.set(key, shared);
	return shared;
}
