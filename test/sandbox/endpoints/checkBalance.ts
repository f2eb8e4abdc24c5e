import { jsonResult, refusalOfUnknown, type Endpoint } from './endpoint';

/** `check-balance`: the token alone. The shape of the response comes from other integrators. */
export const checkBalance: Endpoint = {
	word: 'check-balance',
	generations: ['V3', 'V4'],
	handle({ body, account }) {
		const refusal = refusalOfUnknown(body, []);
		if (refusal) return jsonResult({ ...refusal });
		return jsonResult({ status: 100, message: 'Success', balance: account.balance });
	},
};
