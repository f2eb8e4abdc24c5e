import { plainReply, refusalOfUnknown, type Endpoint } from './endpoint';

/** `check-balance`: the token alone. The shape of the response comes from other integrators. */
export const checkBalance: Endpoint = {
	word: 'check-balance',
	generations: ['V3', 'V4'],
	reply({ body, account }) {
		const refusal = refusalOfUnknown(body, []);
		if (refusal) return plainReply({ ...refusal });
		return plainReply({ status: 100, message: 'Success', balance: account.balance });
	},
};
