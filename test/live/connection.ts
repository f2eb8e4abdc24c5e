import type { Exchange } from './exchange';

/** Requests without a response in a row, after which no more are sent. */
const MAX_FAILURES = 3;
const FIRST_SERVER_ERROR = 500;
/** The question whose response may be a page: it asks for an endpoint that does not exist. */
const UNKNOWN_ENDPOINT_QUESTION = 'unknown-endpoint';

/** Why no more requests are sent; undefined if there is no reason. */
export function connectionProblem(exchanges: readonly Exchange[]): string | undefined {
	return noConnection(exchanges) ?? notPickyAssist(exchanges);
}

/** The first request or the last few got no response. */
function noConnection(exchanges: readonly Exchange[]): string | undefined {
	const last = exchanges.slice(-MAX_FAILURES);
	const failed = last.length > 0 && last.every(({ failure }) => failure !== undefined);
	if (!failed || (exchanges.length > 1 && last.length < MAX_FAILURES)) return undefined;
	return last.at(-1)?.failure;
}

/** Every response has a `status`, except those about delivery reports. */
const isFromPickyAssist = ({ httpResult }: Exchange): boolean =>
	['status', 'error_message', 'data'].some((name) => name in (httpResult?.json ?? {}));

/** No response so far comes from Picky Assist. Once one does, later ones may contain anything. */
function notPickyAssist(exchanges: readonly Exchange[]): string | undefined {
	const responses = exchanges.filter(
		({ httpResult, asked }) => httpResult && asked !== UNKNOWN_ENDPOINT_QUESTION,
	);
	if (responses.some(isFromPickyAssist)) return undefined;
	const httpStatus = responses.at(-1)?.httpResult?.httpStatus;
	if (httpStatus === undefined) return undefined;
	return httpStatus >= FIRST_SERVER_ERROR
		? `the server had a problem (HTTP ${httpStatus}): try again later`
		: `the response (HTTP ${httpStatus}) does not come from Picky Assist: check the platform or base URL`;
}
