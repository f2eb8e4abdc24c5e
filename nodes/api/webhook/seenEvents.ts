import { isPlainObject } from '../json';
import { EventKeyTable } from './eventKeyTable';
import type { EventKey } from './eventKey';

const HOUR = 3_600_000;
/** Picky Assist repeats a call for six hours or more after the first attempt (Configuring webhook URL page). */
const RETENTION_HOURS = 26;
/** Enough for a broadcast of 100,000 messages, each reported as submitted, delivered and read, and some more. */
const MAX_KEYS = 400_000;
/** About 107 kB, which n8n writes on each call in 0.2 ms; 100,000 keys would take 20 ms. */
const MAX_SAVED_KEYS = 10_000;
const BYTES_PER_KEY = 8;

/** Saved event keys: the hour since 1970, and the concatenated keys of that hour as base64. */
export type SavedKeys = Record<string, string>;

function pack(keys: readonly EventKey[]): string {
	const bytes = Buffer.alloc(keys.length * BYTES_PER_KEY);
	keys.forEach((key, index) => bytes.writeBigUInt64BE(key, index * BYTES_PER_KEY));
	return bytes.toString('base64');
}

function unpack(text: string): EventKey[] {
	const bytes = Buffer.from(text, 'base64');
	return Array.from({ length: Math.floor(bytes.length / BYTES_PER_KEY) }, (_, index) =>
		bytes.readBigUInt64BE(index * BYTES_PER_KEY),
	);
}

/** The keys of the events of the last day: at most 400,000, which take about 11 MB. */
export class SeenEvents {
	private readonly table = new EventKeyTable();
	/**
	 * Keys whose workflow has not started yet. They are not saved: if n8n is killed now, their calls must be accepted when
	 * repeated.
	 */
	private readonly unsaved = new Set<EventKey>();
	/** What was last saved or restored, so that it is not parsed again on each call. */
	private lastSaved: SavedKeys = {};

	/**
	 * Whether a key was added during the last day.
	 *
	 * @param now milliseconds since 1970
	 */
	isKnown(key: EventKey, now: number): boolean {
		const hour = this.table.hourOf(key);
		return hour !== undefined && hour >= Math.floor(now / HOUR) - RETENTION_HOURS;
	}

	/** Adds the keys of one call. If there are too many, the oldest keys of earlier calls are dropped. */
	add(keys: readonly EventKey[], now: number): void {
		for (const key of keys) {
			this.table.add(key, Math.floor(now / HOUR));
			this.unsaved.add(key);
		}
		this.dropOldest(Math.max(MAX_KEYS, keys.length));
	}

	/** Marks keys as safe to save, because their workflow has started. */
	confirm(keys: readonly EventKey[]): void {
		for (const key of keys) this.unsaved.delete(key);
	}

	/** Removes the keys of events that were not accepted after all. */
	forget(keys: readonly EventKey[]): void {
		for (const key of keys) {
			this.table.delete(key);
			this.unsaved.delete(key);
		}
	}

	/** Adds keys saved earlier or by another process, unless they are too old. Malformed data is ignored. */
	restore(saved: unknown, now: number): void {
		if (!isPlainObject(saved)) return;
		const age = (hour: number) => Math.floor(now / HOUR) - hour;
		for (const [hour, keys] of Object.entries(saved)) {
			if (typeof keys !== 'string' || keys === this.lastSaved[hour]) continue;
			if (!(age(Number(hour)) >= 0 && age(Number(hour)) <= RETENTION_HOURS)) continue;
			for (const key of unpack(keys))
				if (this.table.hourOf(key) === undefined) this.table.add(key, Number(hour));
			this.lastSaved[hour] = keys;
		}
		this.dropOldest(MAX_KEYS);
	}

	/** The latest 10,000 confirmed keys, to be saved. */
	save(): SavedKeys {
		const hours = new Map<number, EventKey[]>();
		let remaining = MAX_SAVED_KEYS;
		for (const [key, hour] of this.table.newestFirst()) {
			if (this.unsaved.has(key)) continue;
			const keys = hours.get(hour);
			if (keys) keys.push(key);
			else hours.set(hour, [key]);
			if (--remaining === 0) break;
		}
		this.lastSaved = Object.fromEntries(
			[...hours].map(([hour, keys]) => [String(hour), pack(keys.reverse())]),
		);
		return { ...this.lastSaved };
	}

	private dropOldest(max: number): void {
		for (const key of this.table.shrinkTo(max)) this.unsaved.delete(key);
	}
}
