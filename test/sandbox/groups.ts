import type { JsonObject } from './json';

/** A WhatsApp group. */
export interface Group {
	/** The web automation channel that is in the group. */
	readonly application: string;
	/** The fields of `group-details`, as other integrators list them. */
	readonly details: JsonObject & { readonly group_id: string };
}

const memberOf = (number: string) => ({ number, created_time: '2025-08-06 06:46:00' });

/** The groups of the sandbox's account. */
export const SAMPLE_GROUPS: readonly Group[] = [
	{
		application: '10',
		details: {
			group_id: 'G0001',
			group_subject: 'Example group',
			group_admins: [memberOf('12025550101')],
			group_members: [memberOf('12025550101'), memberOf('12025550102')],
			group_invite_link: 'https://chat.example.com/G0001',
			group_icon_link: '',
			group_created_date: '2025-08-06 06:45:00',
		},
	},
	{
		application: '51',
		details: {
			group_id: '120363025246125486',
			group_subject: 'Football club',
			group_admins: [],
			group_members: [],
			group_invite_link: '',
			group_icon_link: '',
			group_created_date: '',
		},
	},
];
