import type { EventKey } from './eventKey';

const MIN_CAPACITY = 256;

function slotsFor(capacity: number): number {
	return 2 ** Math.ceil(Math.log2(capacity * 1.25));
}

/**
 * Event keys with the hour in which each arrived, in order of arrival. A large table takes 20 to 30 bytes per key (a Map of
 * texts takes 70). The keys are stored in sequence; `slots` is a hash table of their positions.
 */
export class EventKeyTable {
	private keys = new BigUint64Array(MIN_CAPACITY);
	/** The hour of the key at the same position; 0 if it was deleted. */
	private hours = new Uint32Array(MIN_CAPACITY);
	/** Position + 1 of a key; 0 if the slot is empty. */
	private slots = new Uint32Array(slotsFor(MIN_CAPACITY));
	private start = 0;
	private end = 0;
	private count = 0;

	/** The hour of a key; undefined if it is not in the table. */
	hourOf(key: EventKey): number | undefined {
		const position = this.slots[this.slotOf(key)];
		return position ? this.hours[position - 1] || undefined : undefined;
	}

	/** Adds a key as the newest one, or makes it the newest. */
	add(key: EventKey, hour: number): void {
		this.delete(key);
		if (this.end === this.keys.length) this.rebuild();
		this.keys[this.end] = key;
		this.hours[this.end] = hour;
		this.slots[this.slotOf(key)] = ++this.end;
		this.count++;
	}

	delete(key: EventKey): void {
		const position = this.slots[this.slotOf(key)];
		if (!position || this.hours[position - 1] === 0) return;
		this.hours[position - 1] = 0;
		this.count--;
	}

	/** Deletes the oldest keys until `size` are left, and returns the deleted ones. */
	shrinkTo(size: number): EventKey[] {
		const dropped: EventKey[] = [];
		for (; this.count > size; this.start++) {
			const key = this.keys[this.start];
			if (this.hours[this.start] === 0 || key === undefined) continue;
			dropped.push(key);
			this.delete(key);
		}
		return dropped;
	}

	/** All keys, newest first. */
	*newestFirst(): Generator<readonly [key: EventKey, hour: number]> {
		for (let position = this.end - 1; position >= this.start; position--) {
			const [key, hour] = [this.keys[position], this.hours[position]];
			if (key !== undefined && hour) yield [key, hour];
		}
	}

	/** The slot of a key in the hash table, or the empty slot where it would go. */
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

	/** Drops deleted keys, and makes room for half as many again. */
	private rebuild(): void {
		const [keys, hours] = [this.keys, this.hours];
		const capacity = Math.max(MIN_CAPACITY, this.count + (this.count >> 1));
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
