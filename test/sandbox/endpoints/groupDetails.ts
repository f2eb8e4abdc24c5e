import { SAMPLE_GROUPS } from '../groups';
import { refuse } from '../push/refusal';
import { jsonResult, refusalOfUnknown, type Endpoint } from './endpoint';

/**
 * `group-details`: one group. Its fields come from other integrators, one of whom sends the `application` of the channel, too.
 * How a success is wrapped, and what an unknown group gets, is not known: status and message as everywhere else.
 */
export const groupDetails: Endpoint = {
	word: 'group-details',
	generations: ['V3', 'V4'],
	handle({ body }) {
		const refusal = refusalOfUnknown(body, ['group_id', 'application']);
		if (refusal) return jsonResult({ ...refusal });
		const { group_id: id, application = '10' } = body;
		if (typeof id !== 'string') return jsonResult({ ...refuse(410, 'group_id must be a string') });
		const group = SAMPLE_GROUPS.find(({ details }) => details.group_id === id);
		if (group?.application !== String(application))
			return jsonResult({ ...refuse(410, `there is no group ${id} on this channel`) });
		return jsonResult({ status: 100, message: 'Success', ...group.details });
	},
};
