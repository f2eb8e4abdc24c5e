import { refuse } from '../push/refusal';
import { plainReply, type Endpoint } from './endpoint';

/** `check-balance`: the token alone. The shape of the answer comes from other integrators. */
export const checkBalance: Endpoint = {
	word: 'check-balance',
	generations: ['V3', 'V4'],
	reply({ body, account }) {
		const [unknown] = Object.keys(body);
		if (unknown !== undefined) return plainReply({ ...refuse(410, `unknown field "${unknown}"`) });
		return plainReply({ status: 100, message: 'Success', balance: account.balance });
	},
};
