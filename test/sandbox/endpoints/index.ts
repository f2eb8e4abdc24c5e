import { checkBalance } from './checkBalance';
import type { Endpoint } from './endpoint';
import { push } from './push';

const ENDPOINTS: readonly Endpoint[] = [checkBalance, push];

/** Endpoint word -> endpoint. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
	ENDPOINTS.map((endpoint) => [endpoint.word, endpoint]),
);
