import { checkBalance } from './checkBalance';
import { deliveryReport } from './deliveryReport';
import { deviceStatus } from './deviceStatus';
import type { Endpoint } from './endpoint';
import { groupDetails } from './groupDetails';
import { push } from './push';
import { templateStatus } from './templateStatus';

const ENDPOINTS: readonly Endpoint[] = [
	checkBalance,
	deliveryReport,
	deviceStatus,
	groupDetails,
	push,
	templateStatus,
];

/** Endpoint word -> endpoint. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
	ENDPOINTS.map((endpoint) => [endpoint.word, endpoint]),
);
