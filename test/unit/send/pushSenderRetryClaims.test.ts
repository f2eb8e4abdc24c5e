import { ClaimNames } from '../../../nodes/PickyAssist/sendOnce/claimNames';
import { RetryClaims } from '../../../nodes/PickyAssist/sendOnce/retryClaims';
import { sendRequests } from '../../../nodes/PickyAssist/send/pushSender';
import { messageTo, requestOf } from '../api/messages';
import { BUSY, StoreInMemory } from '../sendOnce/storeInMemory';
import { ok, Recorder, says } from './deliveryRecorder';

const people = [messageTo('12025550101'), messageTo('12025550102')];

/** One retry of the same saved execution in a process of its own. */
async function retryWith(store: StoreInMemory, status = 100) {
	const recorder = new Recorder(() => (status === 100 ? ok() : says(status)));
	const retryClaims = new RetryClaims(store, new ClaimNames({ id: 'ledger' }), people);
	const { outcomes, hints } = await sendRequests(
		[requestOf(...people)],
		recorder.dependencies({ retryClaims }),
	);
	const known = people.map((message) => outcomes.get(message));
	return { sent: recorder.pushed.length, statuses: known.map((one) => one?.status), known, hints };
}

test.each(['record', 'remove'] as const)(
	'messages that cannot be claimed (%s) are not sent, and say why; another retry may send them',
	async (call) => {
		const store = new StoreInMemory();
		store.errors[call].push(BUSY);
		const failed = await retryWith(store);
		expect([failed.sent, ...failed.statuses]).toEqual([0, 'not sent', 'not sent']);
		expect(failed.known[0]).toMatchObject({
			description: expect.stringContaining('n8n could not record which messages this retry sends.'),
		});
		expect(await retryWith(store)).toMatchObject({ sent: 1, statuses: ['accepted', 'accepted'] });
	},
);

test('messages that cannot be claimed stay claimed by the retry that has sent them', async () => {
	const store = new StoreInMemory();
	await retryWith(store);
	store.errors.record.push(BUSY);
	await retryWith(store, 403);
	expect(await retryWith(store)).toMatchObject({
		sent: 0,
		statuses: ['unconfirmed', 'unconfirmed'],
	});
});

test('claims that cannot be released are told of', async () => {
	const store = new StoreInMemory();
	const working = store.remove.bind(store);
	let calls = 0;
	store.remove = async (texts) => {
		calls += 1;
		if (calls === 2) throw BUSY;
		await working(texts);
	};
	const refused = await retryWith(store, 403);
	expect(refused.statuses).toEqual(['rejected', 'rejected']);
	expect(refused.hints).toContain(
		'n8n could not record which messages this retry did not send. The next retry may report some as unconfirmed.',
	);
	expect(await retryWith(store)).toMatchObject({
		sent: 0,
		statuses: ['unconfirmed', 'unconfirmed'],
	});
});
