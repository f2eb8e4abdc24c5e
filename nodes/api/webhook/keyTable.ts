import type { RepeatMark } from './eventKey';

const SMALLEST = 256;

function slotsFor(capacity: number): number {
	return 2 ** Math.ceil(Math.log2(capacity * 1.25));
}

/**
 * Marks with the hour of each, in the order in which they came: 20 to 30 bytes for each mark where there are many (70 in a
 * Map of texts). The marks are stored one after the other; `slots` is a hash table of their positions.
 */
export class KeyTable {
	private marks = new BigUint64Array(SMALLEST);
	/** The hour of the mark at the same position; 0: it was deleted. */
	private hours = new Uint32Array(SMALLEST);
	/** Position + 1 of a mark; 0: nothing here. */
	private slots = new Uint32Array(slotsFor(SMALLEST));
	private start = 0;
	private end = 0;
	private live = 0;

	/** The hour of a mark; undefined where it is not here. */
	hourOf(mark: RepeatMark): number | undefined {
		const place = this.slots[this.slotOf(mark)];
		return place ? this.hours[place - 1] || undefined : undefined;
	}

	/** Adds a mark as the newest one, or makes it the newest. */
	add(mark: RepeatMark, hour: number): void {
		this.delete(mark);
		if (this.end === this.marks.length) this.rebuild();
		this.marks[this.end] = mark;
		this.hours[this.end] = hour;
		this.slots[this.slotOf(mark)] = ++this.end;
		this.live++;
	}

	delete(mark: RepeatMark): void {
		const place = this.slots[this.slotOf(mark)];
		if (!place || this.hours[place - 1] === 0) return;
		this.hours[place - 1] = 0;
		this.live--;
	}

	/** Deletes the oldest marks until `size` are left, and gives what was deleted. */
	shrinkTo(size: number): RepeatMark[] {
		const dropped: RepeatMark[] = [];
		for (; this.live > size; this.start++) {
			const mark = this.marks[this.start];
			if (this.hours[this.start] === 0 || mark === undefined) continue;
			dropped.push(mark);
			this.delete(mark);
		}
		return dropped;
	}

	/** All marks, the newest one first. */
	*newestFirst(): Generator<readonly [mark: RepeatMark, hour: number]> {
		for (let place = this.end - 1; place >= this.start; place--) {
			const [mark, hour] = [this.marks[place], this.hours[place]];
			if (mark !== undefined && hour) yield [mark, hour];
		}
	}

	/** Where a mark stands in the hash table, or would stand. */
	private slotOf(mark: RepeatMark): number {
		const last = this.slots.length - 1;
		let slot = Number(BigInt.asUintN(32, mark)) & last;
		for (
			let place = this.slots[slot];
			place && this.marks[place - 1] !== mark;
			place = this.slots[slot]
		)
			slot = (slot + 1) & last;
		return slot;
	}

	/** Leaves out what was deleted, and makes room for half as many again. */
	private rebuild(): void {
		const [marks, hours] = [this.marks, this.hours];
		const capacity = Math.max(SMALLEST, this.live + (this.live >> 1));
		this.marks = new BigUint64Array(capacity);
		this.hours = new Uint32Array(capacity);
		this.slots = new Uint32Array(slotsFor(capacity));
		const { start, end } = this;
		this.start = this.end = 0;
		for (let place = start; place < end; place++) {
			const [mark, hour] = [marks[place], hours[place]];
			if (mark === undefined || !hour) continue;
			this.marks[this.end] = mark;
			this.hours[this.end] = hour;
			this.slots[this.slotOf(mark)] = ++this.end;
		}
	}
}
