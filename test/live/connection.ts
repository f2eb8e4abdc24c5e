import type { Exchange } from './exchange';

/** Requests without a response in a row, after which no more are sent. */
const MAX_FAILURES = 3;
const SERVER_PROBLEM = 500;
/** The question whose response may be a page: it asks for an endpoint that does not exist. */
const ANY_PAGE = 'unknown-endpoint';

/** Why no more requests are sent; undefined if there is no reason. */
export function connectionProblem(exchanges: readonly Exchange[]): string | undefined {
	return noConnection(exchanges) ?? wrongAddress(exchanges);
}

/** The first request or the last few got no response. */
function noConnection(exchanges: readonly Exchange[]): string | undefined {
	const last = exchanges.slice(-MAX_FAILURES);
	const failed = last.length > 0 && last.every(({ failure }) => failure !== undefined);
	if (!failed || (exchanges.length > 1 && last.length < MAX_FAILURES)) return undefined;
	return last.at(-1)?.failure;
}

/** Picky Assist states a `status` in every response. */
const isFromPickyAssist = ({ httpResult }: Exchange): boolean =>
	httpResult?.json !== undefined && 'status' in httpResult.json;

/** The first response does not come from Picky Assist. Later, when it is known to be there, it may respond with anything. */
function wrongAddress(exchanges: readonly Exchange[]): string | undefined {
	const responses = exchanges.filter(({ httpResult, asked }) => httpResult && asked !== ANY_PAGE);
	if (responses.some(isFromPickyAssist)) return undefined;
	const httpStatus = responses.at(-1)?.httpResult?.httpStatus;
	if (httpStatus === undefined) return undefined;
	return httpStatus >= SERVER_PROBLEM
		? `the server had a problem (HTTP ${httpStatus}): try again later`
		: `the response (HTTP ${httpStatus}) does not come from Picky Assist: check the platform or base URL`;
}
