import { amountIn } from '../../../api/http/responseFields';
import { type ReadResponse, unreadable } from '../../../api/resources/readResponse';
import type { ReadOperation } from '../readOperation';

function toResults(response: ReadResponse) {
	if (response.kind === 'readFailure') return response;
	const balance = amountIn(response.body.balance);
	return balance === undefined ? unreadable() : [{ balance }];
}

/** Get Balance: the remaining balance of the account. */
export const getBalance: ReadOperation = {
	option: {
		name: 'Get Balance',
		value: 'getBalance',
		action: 'Get account balance',
		description: 'Get the remaining balance of the account',
	},
	fields: [],
	columns: ['balance'],
	toItemRead: () => ({ request: { endpoint: 'check-balance', fields: {} }, toResults }),
};
