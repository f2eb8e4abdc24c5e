import { isPlainObject } from '../json';
import { MARK_LENGTH } from './repeatMark';

const HOUR = 3_600_000;
/** Picky Assist repeats for six hours and more after the first attempt (Configuring webhook URL page). */
const HOURS_KEPT = 26;
const MARKS_KEPT = 10_000;
const MARKS_SAVED = 2_000;

/** Marks as they are saved: the hour since 1970 and the marks of that hour, one after the other. */
export type SavedMarks = Record<string, string>;

function split(marks: string): string[] {
	return marks.match(new RegExp(`.{${MARK_LENGTH}}`, 'gs')) ?? [];
}

/** The marks of what came in during the last day, at most 10,000. */
export class RepeatMemory {
	private readonly hours = new Map<string, number>();
	/** Marks whose workflow has not been started yet: should n8n be killed now, their calls are to be taken when they come again. */
	private readonly waiting = new Set<string>();

	/**
	 * Notes a mark.
	 *
	 * @param now milliseconds since 1970
	 * @returns whether it is new
	 */
	note(mark: string, now: number): boolean {
		const hour = Math.floor(now / HOUR);
		const known = this.hours.get(mark);
		if (known !== undefined && known >= hour - HOURS_KEPT) return false;
		this.hours.delete(mark);
		this.hours.set(mark, hour);
		this.waiting.add(mark);
		this.dropOldest();
		return true;
	}

	/** Says that the workflow has been started for these, so that they are saved from now on. */
	confirm(marks: readonly string[]): void {
		for (const mark of marks) this.waiting.delete(mark);
	}

	/** Takes marks back, for events that were not taken after all. */
	forget(marks: readonly string[]): void {
		for (const mark of marks) this.drop(mark);
	}

	/** Adds what was saved earlier, or by another process, and is not too old. Anything that is not like it is passed over. */
	learn(saved: unknown, now: number): void {
		if (!isPlainObject(saved)) return;
		const age = (hour: number) => Math.floor(now / HOUR) - hour;
		for (const [hour, marks] of Object.entries(saved)) {
			if (typeof marks !== 'string' || !(age(Number(hour)) >= 0 && age(Number(hour)) <= HOURS_KEPT)) continue;
			for (const mark of split(marks)) if (!this.hours.has(mark)) this.hours.set(mark, Number(hour));
		}
		this.dropOldest();
	}

	/** The latest 2,000 confirmed marks, to be saved: some 24 kB. */
	save(): SavedMarks {
		const saved: SavedMarks = {};
		const confirmed = [...this.hours].filter(([mark]) => !this.waiting.has(mark));
		for (const [mark, hour] of confirmed.slice(-MARKS_SAVED)) saved[hour] = `${saved[hour] ?? ''}${mark}`;
		return saved;
	}

	private drop(mark: string): void {
		this.hours.delete(mark);
		this.waiting.delete(mark);
	}

	private dropOldest(): void {
		const surplus = this.hours.size - MARKS_KEPT;
		if (surplus <= 0) return;
		for (const mark of [...this.hours.keys()].slice(0, surplus)) this.drop(mark);
	}
}
