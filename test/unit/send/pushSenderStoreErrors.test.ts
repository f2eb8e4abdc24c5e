import { planPushRequests } from '../../../nodes/api/push/pushRequest';
import { SentReferences } from '../../../nodes/PickyAssist/sendOnce/sentReferences';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo } from '../api/messages';
import { BUSY, StoreInMemory } from '../sendOnce/storeInMemory';
import { ok, Recorder, says } from './deliveryRecorder';

const MESSAGES = ['12025550101', '12025550102', '12025550103', '12025550104'].map((number) =>
	messageTo(number, { entry: { reference_number: 'campaign' } }),
);

/** One execution with two requests, under Once per Recipient and Reference Number. */
async function execution(store: StoreInMemory, status = 100) {
	const recorder = new Recorder(() => (status === 100 ? ok() : says(status)));
	const references = new SentReferences(store);
	const { outcomes } = await sendRequests(
		planPushRequests(MESSAGES, 2),
		recorder.dependencies({ references }),
	);
	return {
		sent: recorder.pushed.flatMap(({ messages }) => messages).length,
		statuses: MESSAGES.map((message) => outcomes.get(message)?.status),
	};
}

/** Makes some calls of the store fail, before or after they have done their work. */
function failAt(
	store: StoreInMemory,
	call: 'record' | 'remove',
	turns: readonly number[],
	isDone: boolean,
): () => void {
	const working = { record: store.record.bind(store), remove: store.remove.bind(store) };
	let turn = 0;
	const failing = async <T>(work: () => Promise<T>): Promise<T> => {
		turn += 1;
		if (!turns.includes(turn)) return await work();
		if (isDone) await work();
		throw BUSY;
	};
	if (call === 'record') store.record = async (texts) => await failing(() => working.record(texts));
	else store.remove = async (texts) => await failing(() => working.remove(texts));
	return () => Object.assign(store, working);
}

const TURNS = [[1], [2], [3], [1, 2], [1, 2, 3], [2, 3]];

test.each(
	(['record', 'remove'] as const).flatMap((call) =>
		[false, true].flatMap((isDone) => TURNS.map((turns) => ({ call, isDone, turns }))),
	),
)(
	'the store fails at $call $turns, work done $isDone: nothing is sent twice, and nothing is called sent that was not',
	async ({ call, isDone, turns }) => {
		const store = new StoreInMemory();
		const repair = failAt(store, call, turns, isDone);
		const first = await execution(store);
		repair();
		const second = await execution(store);
		MESSAGES.forEach((_, at) => {
			const [before, after] = [first.statuses[at], second.statuses[at]];
			expect(['accepted', 'not sent']).toContain(before);
			if (before === 'accepted') expect(['already sent', 'unconfirmed']).toContain(after);
			else expect(['accepted', 'unconfirmed']).toContain(after);
		});
	},
);

test('where a claim can be taken back, the next execution sends everything', async () => {
	const store = new StoreInMemory();
	const repair = failAt(store, 'remove', [1], false);
	expect((await execution(store)).statuses).toEqual(Array(4).fill('not sent'));
	repair();
	expect((await execution(store)).statuses).toEqual(Array(4).fill('accepted'));
});

test('refused messages that stay in the store come out unconfirmed, not as already sent', async () => {
	const store = new StoreInMemory();
	const repair = failAt(store, 'remove', [2, 3], false);
	expect((await execution(store, 407)).statuses).toEqual(Array(4).fill('rejected'));
	repair();
	expect((await execution(store)).statuses).toEqual(Array(4).fill('unconfirmed'));
});
