import { createHash } from 'crypto';
import { RateLimit } from '../api/rateLimit';

/** One limit for each host and token, over all executions and nodes of this process. */
const limits = new Map<string, RateLimit>();

/** The limit that all requests with this token to this address share. Only a hash of the token is kept. */
export function limitOf(url: string, token: string): RateLimit {
	const key = createHash('sha256').update(`${new URL(url).host}\n${token}`).digest('base64');
	const limit = limits.get(key) ?? new RateLimit();
	limits.set(key, limit);
	return limit;
}
