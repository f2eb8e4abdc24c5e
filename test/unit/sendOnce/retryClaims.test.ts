import fc from 'fast-check';

import type { Message } from '../../../nodes/api/push/types';
import { ClaimNames, mergeHolders } from '../../../nodes/PickyAssist/sendOnce/claimNames';
import { RetryClaims } from '../../../nodes/PickyAssist/sendOnce/retryClaims';
import { messageTo } from '../api/messages';
import { BUSY, StoreInMemory, UNKNOWN_WORKFLOW, UNSAVED } from './storeInMemory';

const LARGE = 5_000;

const numbered = (from: number, to: number): Message[] =>
	Array.from({ length: to - from }, (_, at) => messageTo(String(12_025_500_000 + from + at)));

/** A ledger as n8n saves it with an execution, in as far as claims need it. */
interface Saved {
	readonly id: string;
	holders?: Record<string, string>;
}
const ORIGINAL: Saved = { id: 'ledger' };
const copyOf = (saved: Saved): Saved => structuredClone(saved);

/** One retry: claims messages, sends those that it may, and releases what was refused. `others`: so many messages were sent before. */
async function retry(
	store: StoreInMemory,
	ledger: Saved,
	messages: readonly Message[],
	isAccepted: (message: Message) => boolean = () => true,
	others = 0,
): Promise<readonly Message[]> {
	const claims = new RetryClaims(store, new ClaimNames(ledger), [
		...messages,
		...numbered(10_000, 10_000 + others),
	]);
	const sent = (await claims.claim(messages)) ?? [];
	await claims.release((message) => !isAccepted(message));
	return sent;
}

describe.each([
	['small', 0],
	['large', LARGE],
])('a %s run', (_, others) => {
	const people = numbered(0, 2_000);
	const [first, rest] = [people.slice(0, 1_000), people.slice(1_000)];
	const isFirst = (message: Message) => first.includes(message);

	it('of which half was refused: its own ledger sends the rest, here or in another process', async () => {
		const store = new StoreInMemory();
		const ledger = copyOf(ORIGINAL);
		expect(await retry(store, ledger, people, isFirst, others)).toEqual(people);
		const saved = copyOf(ledger);
		expect(await retry(store, saved, rest, () => false, others)).toEqual(rest);
		expect(await retry(store, ledger, rest, () => true, others)).toEqual(rest);
		// A second retry of what was saved is not the only one any more.
		expect(await retry(store, saved, rest, () => true, others)).toEqual([]);
	});

	it('of which half was refused: another retry sends nothing of the other half', async () => {
		const store = new StoreInMemory();
		await retry(store, copyOf(ORIGINAL), people, isFirst, others);
		const sent = await retry(store, copyOf(ORIGINAL), people, () => true, others);
		expect(sent.filter(isFirst)).toEqual([]);
	});

	it('that was refused as a whole leaves everything to another one', async () => {
		const store = new StoreInMemory();
		await retry(store, copyOf(ORIGINAL), people, () => false, others);
		expect(await retry(store, copyOf(ORIGINAL), people)).toEqual(people);
	});

	it('with two messages to one person, one of them refused: its own ledger sends that one', async () => {
		const store = new StoreInMemory();
		const ledger = copyOf(ORIGINAL);
		const [one, two] = [messageTo('12025550101'), messageTo('12025550101')];
		await retry(store, ledger, [one, two], (message) => message === one, others);
		expect(await retry(store, copyOf(ORIGINAL), [two], () => true, others)).toEqual([]);
		expect(await retry(store, ledger, [two], () => true, others)).toEqual([two]);
		expect(await retry(store, copyOf(ORIGINAL), [two], () => true, others)).toEqual([]);
	});
});

it('messages that were certainly not sent are free, each by itself', async () => {
	const store = new StoreInMemory();
	const people = numbered(0, 2_000);
	await retry(store, copyOf(ORIGINAL), people, ({ recipient }) => Number(recipient) % 2 === 0);
	const sent = await retry(store, copyOf(ORIGINAL), people);
	expect(sent).toEqual(people.filter(({ recipient }) => Number(recipient) % 2 === 1));
});

it.each<[string, Message[], Message[]]>([
	['one message more', numbered(0, 7), numbered(6, 7)],
	['one message less', numbered(0, 5), []],
	['other people', numbered(100, 700), numbered(100, 700)],
	['far more messages', numbered(0, LARGE), numbered(6, LARGE)],
])('another retry with %s sends just what the first did not', async (_, messages, expected) => {
	const store = new StoreInMemory();
	await retry(store, copyOf(ORIGINAL), numbered(0, 6));
	const sent = await retry(store, copyOf(ORIGINAL), messages);
	expect(sent.map(({ recipient }) => recipient)).toEqual(
		expected.map(({ recipient }) => recipient),
	);
});

it.each([
	[4_000, 6_000],
	[100_000, 3_000],
])('%s messages leave at most %s entries in the store', async (length, most) => {
	const store = new StoreInMemory();
	await retry(store, copyOf(ORIGINAL), numbered(0, length));
	expect(store.texts.size).toBeLessThanOrEqual(most);
});

describe('a store that throws', () => {
	it.each([
		['the workflow has no id', UNSAVED],
		['the database does not have the workflow', UNKNOWN_WORKFLOW],
	])('%s: there is no other process, so all are sent', async (_, error) => {
		const store = new StoreInMemory();
		store.errors.record.push(error);
		expect(await retry(store, copyOf(ORIGINAL), numbered(0, 6))).toHaveLength(6);
	});

	it.each<[string, 'record' | 'remove']>([
		['recording', 'record'],
		['removing', 'remove'],
	])('at %s: nothing is claimed, and nothing of another retry is released', async (_, call) => {
		const store = new StoreInMemory();
		await retry(store, copyOf(ORIGINAL), numbered(0, 6));
		const claims = new RetryClaims(store, new ClaimNames(copyOf(ORIGINAL)), numbered(0, 6));
		store.errors[call].push(BUSY);
		expect(await claims.claim(numbered(0, 6))).toBeUndefined();
		await claims.release(() => true);
		expect(await retry(store, copyOf(ORIGINAL), numbered(0, 6))).toEqual([]);
	});
});

test('of two copies of a ledger, the holder that came later counts', () => {
	expect(mergeHolders({ a: '2 x', b: '1 y' }, { a: '1 z', b: '3 w', c: '1 v' })).toEqual({
		a: '2 x',
		b: '3 w',
		c: '1 v',
	});
});

/** A retry of one of the executions saved so far, by a run that may be large, of some of the messages. */
const step = fc.record({
	from: fc.nat(),
	isLarge: fc.boolean(),
	wanted: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 12 }),
	accepted: fc.array(fc.nat({ max: 11 })),
	broken: fc.option(fc.constantFrom('record' as const, 'remove' as const), { freq: 5 }),
});

test('whatever is retried where: no message is sent twice, and what one process alone knows is never lost', async () => {
	// Some share a recipient, so their claims are the same.
	const people = numbered(0, 12).map((message, at) => ({
		...message,
		recipient: at < 4 ? '12025550101' : message.recipient,
	}));
	const inLargeRun = [...people, ...numbered(100, LARGE)];
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { maxLength: 8 }),
			fc.boolean(),
			async (steps, isOneProcess) => {
				const store = new StoreInMemory();
				const saved = [{ ledger: copyOf(ORIGINAL), known: new Set<number>() }];
				const sent: number[] = [];
				for (const { from, isLarge, wanted, accepted, broken } of steps) {
					const at = isOneProcess ? 0 : from % saved.length;
					const { ledger, known } = structuredClone(saved[at] ?? saved[0]!);
					const open = [...new Set(wanted)].filter((index) => !known.has(index));
					const messages = open.map((index) => people[index]!);
					const claims = new RetryClaims(
						store,
						new ClaimNames(ledger),
						isLarge ? inLargeRun : people,
					);
					if (broken && !isOneProcess) store.errors[broken].push(BUSY);
					const claimed = (await claims.claim(messages)) ?? [];
					if (isOneProcess) expect(claimed).toEqual(messages);
					const taken = open.filter(
						(index) => accepted.includes(index) && claimed.includes(people[index]!),
					);
					for (const index of taken) known.add(index);
					sent.push(...taken);
					await claims
						.release((message) => !taken.some((index) => people[index] === message))
						.catch(() => {});
					store.errors.record.length = 0;
					store.errors.remove.length = 0;
					if (isOneProcess) saved[0] = { ledger, known };
					else saved.push({ ledger, known });
				}
				expect(sent).toHaveLength(new Set(sent).size);
			},
		),
		{ numRuns: 300 },
	);
});
