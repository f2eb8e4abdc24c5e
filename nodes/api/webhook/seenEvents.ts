import { isPlainObject } from '../json';
import { KeyTable } from './keyTable';
import type { EventKey } from './eventKey';

const HOUR = 3_600_000;
/** Picky Assist repeats a call for six hours or more after the first attempt (Configuring webhook URL page). */
const HOURS_KEPT = 26;
/** Enough for a broadcast of 100,000 messages, each reported as submitted, delivered and read, and some more. */
const MAX_KEYS = 400_000;
/** About 107 kB, which n8n writes on each call in 0.2 ms; 100,000 keys would take 20 ms. */
const MAX_SAVED_KEYS = 10_000;
const BYTES = 8;

/** Saved event keys: the hour since 1970, and the concatenated keys of that hour as base64. */
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

/** The keys of the events of the last day: at most 400,000, which take about 11 MB. */
export class SeenEvents {
	private readonly table = new KeyTable();
	/**
	 * Keys whose workflow has not started yet. They are not saved: if n8n is killed now, their calls must be accepted when
	 * repeated.
	 */
	private readonly waiting = new Set<EventKey>();
	/** What was last saved or restored, so that it is not parsed again on each call. */
	private lastSaved: SavedKeys = {};

	/**
	 * Whether a key was added during the last day.
	 *
	 * @param now milliseconds since 1970
	 */
	isKnown(key: EventKey, now: number): boolean {
		const hour = this.table.hourOf(key);
		return hour !== undefined && hour >= Math.floor(now / HOUR) - HOURS_KEPT;
	}

	/** Adds the keys of one call. If there are too many, the oldest keys of earlier calls are dropped. */
	add(keys: readonly EventKey[], now: number): void {
		for (const key of keys) {
			this.table.add(key, Math.floor(now / HOUR));
			this.waiting.add(key);
		}
		this.dropOldest(Math.max(MAX_KEYS, keys.length));
	}

	/** Marks keys as safe to save, because their workflow has started. */
	confirm(keys: readonly EventKey[]): void {
		for (const key of keys) this.waiting.delete(key);
	}

	/** Removes the keys of events that were not accepted after all. */
	forget(keys: readonly EventKey[]): void {
		for (const key of keys) {
			this.table.delete(key);
			this.waiting.delete(key);
		}
	}

	/** Adds keys saved earlier or by another process, unless they are too old. Malformed data is ignored. */
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

	/** The latest 10,000 confirmed keys, to be saved. */
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
