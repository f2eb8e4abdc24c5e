import { isPlainObject } from '../json';
import { KeyTable } from './keyTable';
import type { EventKey } from './eventKey';

const HOUR = 3_600_000;
/** Picky Assist repeats for six hours and more after the first attempt (Configuring webhook URL page). */
const HOURS_KEPT = 26;
/** A broadcast of 100,000 messages, each reported as submitted, delivered and read, and as many again. */
const MAX_KEYS = 400_000;
/** Some 107 kB, which n8n writes at each call: 0.2 ms, where 100,000 would take 20 ms. */
const MAX_SAVED_KEYS = 10_000;
const BYTES = 8;

/** Marks as they are saved: the hour since 1970, and the marks of that hour one after the other, as base64. */
export type SavedKeys = Record<string, string>;

function pack(keys: readonly EventKey[]): string {
	const bytes = Buffer.alloc(keys.length * BYTES);
	keys.forEach((key, index) => bytes.writeBigUInt64BE(key, index * BYTES));
	return bytes.toString('base64');
}

function unpack(text: string): EventKey[] {
	const bytes = Buffer.from(text, 'base64');
	return Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, index) =>
		bytes.readBigUInt64BE(index * BYTES),
	);
}

/** The marks of what came in during the last day, at most 400,000, in some 11 MB then. */
export class SeenEvents {
	private readonly table = new KeyTable();
	/** Marks whose workflow has not been started yet: should n8n be killed now, their calls are to be taken when they come again. */
	private readonly waiting = new Set<EventKey>();
	/** What was saved last, or learned: it is not read again at each call. */
	private lastSaved: SavedKeys = {};

	/**
	 * Whether a mark was noted during the last day.
	 *
	 * @param now milliseconds since 1970
	 */
	isKnown(key: EventKey, now: number): boolean {
		const hour = this.table.hourOf(key);
		return hour !== undefined && hour >= Math.floor(now / HOUR) - HOURS_KEPT;
	}

	/** Notes the marks of one call. The oldest ones of earlier calls go where there are too many, none of this call. */
	add(keys: readonly EventKey[], now: number): void {
		for (const key of keys) {
			this.table.add(key, Math.floor(now / HOUR));
			this.waiting.add(key);
		}
		this.dropOldest(Math.max(MAX_KEYS, keys.length));
	}

	/** Says that the workflow has been started for these, so that they are saved from now on. */
	confirm(keys: readonly EventKey[]): void {
		for (const key of keys) this.waiting.delete(key);
	}

	/** Takes marks back, for events that were not taken after all. */
	forget(keys: readonly EventKey[]): void {
		for (const key of keys) {
			this.table.delete(key);
			this.waiting.delete(key);
		}
	}

	/** Adds what was saved earlier, or by another process, and is not too old. Anything else is ignored. */
	restore(saved: unknown, now: number): void {
		if (!isPlainObject(saved)) return;
		const age = (hour: number) => Math.floor(now / HOUR) - hour;
		for (const [hour, keys] of Object.entries(saved)) {
			if (typeof keys !== 'string' || keys === this.lastSaved[hour]) continue;
			if (!(age(Number(hour)) >= 0 && age(Number(hour)) <= HOURS_KEPT)) continue;
			for (const key of unpack(keys))
				if (this.table.hourOf(key) === undefined) this.table.add(key, Number(hour));
			this.lastSaved[hour] = keys;
		}
		this.dropOldest(MAX_KEYS);
	}

	/** The latest 10,000 confirmed marks, to be saved. */
	save(): SavedKeys {
		const hours = new Map<number, EventKey[]>();
		let left = MAX_SAVED_KEYS;
		for (const [key, hour] of this.table.newestFirst()) {
			if (this.waiting.has(key)) continue;
			const keys = hours.get(hour);
			if (keys) keys.push(key);
			else hours.set(hour, [key]);
			if (--left === 0) break;
		}
		this.lastSaved = Object.fromEntries(
			[...hours].map(([hour, keys]) => [String(hour), pack(keys.reverse())]),
		);
		return { ...this.lastSaved };
	}

	private dropOldest(kept: number): void {
		for (const key of this.table.shrinkTo(kept)) this.waiting.delete(key);
	}
}
