/** The examples that send, and the status that each item gets. */
export const EXPECTED_STATUSES: Readonly<Record<string, readonly string[]>> = {
	'send-single': ['accepted', 'accepted', 'accepted', 'not sent', 'accepted', 'duplicate'],
	'send-bulk': [
		...['accepted', 'accepted', 'accepted', 'accepted'],
		...['not sent', 'accepted', 'duplicate', 'accepted'],
	],
	'send-dynamic': ['accepted', 'accepted', 'accepted', 'accepted', 'duplicate', 'not sent'],
	'send-media': ['accepted', 'accepted', 'not sent', 'accepted', 'duplicate'],
	'send-sms': ['accepted', 'accepted', 'accepted', 'not sent', 'accepted'],
};
