import type { DeliveryWord } from '../../sandbox/deliveries/deliveryStatus';

/** Somebody who writes, and what becomes of the messages that they get. */
export interface Scene {
	readonly name: string;
	readonly number: string;
	readonly text: string;
	/** What becomes of messages on the channel they wrote on. */
	readonly answer: readonly DeliveryWord[];
	/** What becomes of SMS. */
	readonly sms: readonly DeliveryWord[];
}

/** The scenes. Ana writes what must come through unharmed: signs of URLs, an accent, emoji. */
export const SCENES: readonly Scene[] = [
	{
		name: 'Ana',
		number: '12025550151',
		text: 'Is the blue café cup 20% off + in stock? 🙂',
		answer: ['submitted', 'delivered', 'read'],
		sms: [],
	},
	{
		name: 'Ben',
		number: '12025550152',
		text: 'Are you open on Sunday?',
		answer: ['submitted', 'failed'],
		sms: ['submitted', 'delivered'],
	},
	{
		name: 'Carla',
		number: '12025550153',
		text: 'Where is my parcel?',
		answer: ['submitted', 'failed'],
		sms: ['submitted', 'failed'],
	},
];
