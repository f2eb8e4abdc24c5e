import type { EventKey } from './eventKey';

const SMALLEST = 256;

function slotsFor(capacity: number): number {
	return 2 ** Math.ceil(Math.log2(capacity * 1.25));
}

/**
 * Marks with the hour of each, in the order in which they came: 20 to 30 bytes for each mark where there are many (70 in a
 * Map of texts). The marks are stored one after the other; `slots` is a hash table of their positions.
 */
export class KeyTable {
	private keys = new BigUint64Array(SMALLEST);
	/** The hour of the mark at the same position; 0: it was deleted. */
	private hours = new Uint32Array(SMALLEST);
	/** Position + 1 of a mark; 0: nothing here. */
	private slots = new Uint32Array(slotsFor(SMALLEST));
	private start = 0;
	private end = 0;
	private live = 0;

	/** The hour of a mark; undefined where it is not here. */
	hourOf(key: EventKey): number | undefined {
		const position = this.slots[this.slotOf(key)];
		return position ? this.hours[position - 1] || undefined : undefined;
	}

	/** Adds a mark as the newest one, or makes it the newest. */
	add(key: EventKey, hour: number): void {
		this.delete(key);
		if (this.end === this.keys.length) this.rebuild();
		this.keys[this.end] = key;
		this.hours[this.end] = hour;
		this.slots[this.slotOf(key)] = ++this.end;
		this.live++;
	}

	delete(key: EventKey): void {
		const position = this.slots[this.slotOf(key)];
		if (!position || this.hours[position - 1] === 0) return;
		this.hours[position - 1] = 0;
		this.live--;
	}

	/** Deletes the oldest marks until `size` are left, and gives what was deleted. */
	shrinkTo(size: number): EventKey[] {
		const dropped: EventKey[] = [];
		for (; this.live > size; this.start++) {
			const key = this.keys[this.start];
			if (this.hours[this.start] === 0 || key === undefined) continue;
			dropped.push(key);
			this.delete(key);
		}
		return dropped;
	}

	/** All marks, the newest one first. */
	*newestFirst(): Generator<readonly [key: EventKey, hour: number]> {
		for (let position = this.end - 1; position >= this.start; position--) {
			const [key, hour] = [this.keys[position], this.hours[position]];
			if (key !== undefined && hour) yield [key, hour];
		}
	}

	/** Where a mark stands in the hash table, or would stand. */
	private slotOf(key: EventKey): number {
		const last = this.slots.length - 1;
		let slot = Number(BigInt.asUintN(32, key)) & last;
		for (
			let position = this.slots[slot];
			position && this.keys[position - 1] !== key;
			position = this.slots[slot]
		)
			slot = (slot + 1) & last;
		return slot;
	}

	/** Leaves out what was deleted, and makes room for half as many again. */
	private rebuild(): void {
		const [keys, hours] = [this.keys, this.hours];
		const capacity = Math.max(SMALLEST, this.live + (this.live >> 1));
		this.keys = new BigUint64Array(capacity);
		this.hours = new Uint32Array(capacity);
		this.slots = new Uint32Array(slotsFor(capacity));
		const { start, end } = this;
		this.start = this.end = 0;
		for (let position = start; position < end; position++) {
			const [key, hour] = [keys[position], hours[position]];
			if (key === undefined || !hour) continue;
			this.keys[this.end] = key;
			this.hours[this.end] = hour;
			this.slots[this.slotOf(key)] = ++this.end;
		}
	}
}
