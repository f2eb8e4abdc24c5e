import { isPlainObject } from '../json';
import { KeyTable } from './keyTable';
import type { RepeatMark } from './eventKey';

const HOUR = 3_600_000;
/** Picky Assist repeats for six hours and more after the first attempt (Configuring webhook URL page). */
const HOURS_KEPT = 26;
/** A broadcast of 100,000 messages, each reported as submitted, delivered and read, and as many again. */
const MARKS_KEPT = 400_000;
/** Some 107 kB, which n8n writes at each call: 0.2 ms, where 100,000 would take 20 ms. */
const MARKS_SAVED = 10_000;
const BYTES = 8;

/** Marks as they are saved: the hour since 1970, and the marks of that hour one after the other, as base64. */
export type SavedMarks = Record<string, string>;

function pack(marks: readonly RepeatMark[]): string {
	const bytes = Buffer.alloc(marks.length * BYTES);
	marks.forEach((mark, index) => bytes.writeBigUInt64BE(mark, index * BYTES));
	return bytes.toString('base64');
}

function unpack(text: string): RepeatMark[] {
	const bytes = Buffer.from(text, 'base64');
	return Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, index) =>
		bytes.readBigUInt64BE(index * BYTES),
	);
}

/** The marks of what came in during the last day, at most 400,000, in some 11 MB then. */
export class SeenEvents {
	private readonly table = new KeyTable();
	/** Marks whose workflow has not been started yet: should n8n be killed now, their calls are to be taken when they come again. */
	private readonly waiting = new Set<RepeatMark>();
	/** What was saved last, or learned: it is not read again at each call. */
	private lastSaved: SavedMarks = {};

	/**
	 * Whether a mark was noted during the last day.
	 *
	 * @param now milliseconds since 1970
	 */
	isKnown(mark: RepeatMark, now: number): boolean {
		const hour = this.table.hourOf(mark);
		return hour !== undefined && hour >= Math.floor(now / HOUR) - HOURS_KEPT;
	}

	/** Notes the marks of one call. The oldest ones of earlier calls go where there are too many, none of this call. */
	note(marks: readonly RepeatMark[], now: number): void {
		for (const mark of marks) {
			this.table.add(mark, Math.floor(now / HOUR));
			this.waiting.add(mark);
		}
		this.dropOldest(Math.max(MARKS_KEPT, marks.length));
	}

	/** Says that the workflow has been started for these, so that they are saved from now on. */
	confirm(marks: readonly RepeatMark[]): void {
		for (const mark of marks) this.waiting.delete(mark);
	}

	/** Takes marks back, for events that were not taken after all. */
	forget(marks: readonly RepeatMark[]): void {
		for (const mark of marks) {
			this.table.delete(mark);
			this.waiting.delete(mark);
		}
	}

	/** Adds what was saved earlier, or by another process, and is not too old. Anything else is ignored. */
	learn(saved: unknown, now: number): void {
		if (!isPlainObject(saved)) return;
		const age = (hour: number) => Math.floor(now / HOUR) - hour;
		for (const [hour, marks] of Object.entries(saved)) {
			if (typeof marks !== 'string' || marks === this.lastSaved[hour]) continue;
			if (!(age(Number(hour)) >= 0 && age(Number(hour)) <= HOURS_KEPT)) continue;
			for (const mark of unpack(marks))
				if (this.table.hourOf(mark) === undefined) this.table.add(mark, Number(hour));
			this.lastSaved[hour] = marks;
		}
		this.dropOldest(MARKS_KEPT);
	}

	/** The latest 10,000 confirmed marks, to be saved. */
	save(): SavedMarks {
		const hours = new Map<number, RepeatMark[]>();
		let left = MARKS_SAVED;
		for (const [mark, hour] of this.table.newestFirst()) {
			if (this.waiting.has(mark)) continue;
			const marks = hours.get(hour);
			if (marks) marks.push(mark);
			else hours.set(hour, [mark]);
			if (--left === 0) break;
		}
		this.lastSaved = Object.fromEntries(
			[...hours].map(([hour, marks]) => [String(hour), pack(marks.reverse())]),
		);
		return { ...this.lastSaved };
	}

	private dropOldest(kept: number): void {
		for (const mark of this.table.shrinkTo(kept)) this.waiting.delete(mark);
	}
}
