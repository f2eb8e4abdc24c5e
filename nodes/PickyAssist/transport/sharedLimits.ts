import { createHash } from 'crypto';
import { MAX_REQUESTS_PER_MINUTE, RateLimit } from '../../api/http/rateLimit';
import { RequestShare } from '../../api/http/requestShare';

/** The limits shared by all requests with one token to one host. */
export interface SharedLimits {
	/** For every request. */
	readonly limit: RateLimit;
	/** For device status requests, which also count toward `limit`. */
	readonly deviceChecks: RateLimit;
}

/** By host and token, for all executions and nodes of this process. */
const limits = new Map<string, SharedLimits>();

/** The limits shared by all requests with this token to this host. Only a hash of the token is kept. */
export function sharedLimitsOf(url: string, token: string): SharedLimits {
	const key = createHash('sha256')
		.update(`${new URL(url).host}\n${token}`)
		.digest('base64');
	const shared = limits.get(key) ?? {
		limit: new RateLimit(new RequestShare(MAX_REQUESTS_PER_MINUTE)),
		deviceChecks: new RateLimit(),
	};
	limits.set(key, shared);
	return shared;
}
