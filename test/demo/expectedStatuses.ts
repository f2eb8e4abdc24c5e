/** The status that each item of the examples that send should get. */
export const EXPECTED_STATUSES = {
	'send-single': ['accepted', 'accepted', 'accepted', 'not sent', 'accepted', 'duplicate'],
	'send-bulk': [
		'accepted',
		'accepted',
		'accepted',
		'accepted',
		'not sent',
		'accepted',
		'duplicate',
		'accepted',
	],
	'send-dynamic': ['accepted', 'accepted', 'accepted', 'accepted', 'duplicate', 'not sent'],
	'send-media': ['accepted', 'accepted', 'not sent', 'accepted', 'duplicate'],
	'send-sms': ['accepted', 'accepted', 'accepted', 'not sent', 'accepted'],
} as const;

/** The name of an example that sends: `send-single` for `examples/send-single.json`. */
export type SendingExample = keyof typeof EXPECTED_STATUSES;

export function isSendingExample(name: string): name is SendingExample {
	return name in EXPECTED_STATUSES;
}

/** All of them, in the order of the demo. */
export const SENDING_EXAMPLES = Object.keys(EXPECTED_STATUSES).filter(isSendingExample);
