import type { DeliveryStatus } from '../sandbox/deliveries/deliveryStatus';
import { SMS_CHANNEL } from './checkSending';

/** `application` of WhatsApp Official (Push API variables page): the channel on which the customers write. */
export const WHATSAPP_OFFICIAL = '8';

/** A customer who writes to the shop, and the delivery statuses of the messages that the shop sends back. */
export interface Customer {
	readonly name: string;
	readonly number: string;
	readonly text: string;
	/** By channel. */
	readonly deliveries: Readonly<Record<string, readonly DeliveryStatus[]>>;
}

/** The customers of the demo. Ana's text has everything that an encoding could break. */
export const CUSTOMERS: readonly Customer[] = [
	{
		name: 'Ana',
		number: '12025550151',
		text: 'Is the blue café cup 20% off + in stock? 🙂',
		deliveries: { [WHATSAPP_OFFICIAL]: ['submitted', 'delivered', 'read'], [SMS_CHANNEL]: [] },
	},
	{
		name: 'Ben',
		number: '12025550152',
		text: 'Are you open on Sunday?',
		deliveries: {
			[WHATSAPP_OFFICIAL]: ['submitted', 'failed'],
			[SMS_CHANNEL]: ['submitted', 'delivered'],
		},
	},
	{
		name: 'Carla',
		number: '12025550153',
		text: 'Where is my parcel?',
		deliveries: {
			[WHATSAPP_OFFICIAL]: ['submitted', 'failed'],
			[SMS_CHANNEL]: ['submitted', 'failed'],
		},
	},
];
