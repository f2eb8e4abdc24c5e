/** The delivery statuses of a message. */
export type DeliveryStatus = 'submitted' | 'delivered' | 'read' | 'failed' | 'refunded';

/** The row `status` of event webhooks: event webhook variables page. 0 is "unknown". */
export const EVENT_STATUS: Readonly<Record<DeliveryStatus, string>> = {
	delivered: '1',
	failed: '2',
	read: '3',
	submitted: '4',
	refunded: '5',
};

/** The row `status` of `delivery-report`, which knows 0 to 3 only: delivery reports page. */
export const REPORT_STATUS: Readonly<Record<DeliveryStatus, string>> = {
	submitted: '0',
	delivered: '1',
	failed: '2',
	refunded: '2',
	read: '3',
};
