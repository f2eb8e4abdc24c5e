/** The response to a request of which nothing is accepted. */
export interface Refusal {
	readonly status: number;
	readonly message: string;
}

// Codes: push API variables page; 801, 804, 817: template status page; 802 was seen by an integrator. The wording after the colon is the sandbox's own.
const NAMES = {
	402: 'Empty Number List',
	406: 'Invalid Mobile Number',
	407: 'Message Cannot Be Empty',
	410: 'Invalid Request',
	801: 'Official WhatsApp Account Not Active',
	802: 'Session Closed',
	804: 'Invalid Template Id',
	817: 'No Templates Found',
} as const;

/** A refusal with the vendor's code and a sentence that names what is wrong. */
export function refuse(status: keyof typeof NAMES, detail: string): Refusal {
	return { status, message: `${NAMES[status]}: ${detail}` };
}
