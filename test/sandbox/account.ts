import type { DeliveryStore } from './deliveries/deliveryStore';
import type { Devices } from './devices';
import { ALL_OPEN, type Sessions } from './sessions';
import type { TemplateStore } from './templates/templateStore';

/** The one project of the sandbox. */
export const PROJECT_ID = '500001';

// In thousandths of a credit, so that the sum stays exact. The start is the balance of the sample response.
const FIRST_BALANCE = 12_500;
const PRICE = 5;

/** The one account of the sandbox: it numbers requests and messages, pays for them, and owns what can be read. */
export class Account {
	private pushIds = 7_000_000;
	private msgIds = 9_000_000;
	private accepted = 0;
	/** Can be changed while the sandbox runs. */
	sessions: Sessions = ALL_OPEN;

	constructor(
		readonly templates: TemplateStore,
		readonly deliveries: DeliveryStore,
		public devices: Devices,
	) {}

	/** `"7000001"`, `"7000002"` and so on. */
	nextPushId(): string {
		this.pushIds += 1;
		return String(this.pushIds);
	}

	/** `"9000001"`, `"9000002"` and so on. */
	nextMsgId(): string {
		this.msgIds += 1;
		return String(this.msgIds);
	}

	/** Pays for messages that were accepted. */
	pay(messages: number): void {
		this.accepted += messages;
	}

	/**
	 * What is left of 12.5 credits at 0.005 a message, never below 0.
	 * The sandbox goes on sending at 0: status 403 comes from a fault only.
	 */
	get balance(): number {
		return Math.max(0, FIRST_BALANCE - this.accepted * PRICE) / 1000;
	}
}
