import { PLACEHOLDERS } from '../../live/account';
import { jsonResponse } from '../../sandbox/httpResponse';
import { objectsOf } from '../../sandbox/json';
import { recordingSchema } from '../../sandbox/recording';
import { Replay } from '../../sandbox/replay';
import { post, push, single, start, stopAll } from '../sandbox/client';
import { receive, stopReceivers } from '../sandbox/receiver';
import { checkAgainst, startLiveSandbox } from './liveSandbox';

afterEach(async () => {
	await stopAll();
	await stopReceivers();
});

const MASKED = {
	...PLACEHOLDERS,
	pictureUrl: 'https://masked.example/',
	videoUrl: 'https://masked.example/',
};

/** A recording of a service that differs in three ways. */
async function record() {
	const sandbox = await startLiveSandbox({
		responseOverride: ({ endpoint, fields, token, defaultResult }) => {
			const accepted = defaultResult();
			const { json } = accepted;
			if (token === 'wrong') return { response: jsonResponse(json, 401) };
			if (endpoint === 'delivery-report')
				return { response: jsonResponse({ status: 100, ...json }) };
			if (endpoint !== 'push' || !('data' in json) || 'action' in fields) return undefined;
			const data = objectsOf(json, 'data').map((row) => ({ ...row, credit: 0.25 }));
			return { accepted, response: jsonResponse({ ...json, data }) };
		},
	});
	const run = await checkAgainst(sandbox);
	return { run, recording: recordingSchema.parse(JSON.parse(run.recording)) };
}

const tableOf = (report: string) => report.slice(report.indexOf('## Questions'));

test('a sandbox that replays a recording gives the same report', async () => {
	const { run, recording } = await record();
	expect(run.different).toEqual(['rejection-http-status', 'report-status', 'row-shape']);
	const replay = new Replay(recording);
	const sandbox = await startLiveSandbox({ responseOverride: replay.responseOverride });
	replay.attachTo(sandbox);
	// What a recording says of calls comes from the recording, not from the sandbox's own deliveries.
	const again = await checkAgainst(sandbox, { account: MASKED });
	expect(again.different).toEqual(run.different);
	expect(tableOf(again.report)).toBe(tableOf(run.report));
});

test('other requests get the response to the most similar one, with their own numbers, and the recorded webhook calls', async () => {
	const { recording } = await record();
	const { url, bodies } = await receive();
	const replay = new Replay(recording);
	const sandbox = await start({
		responseOverride: replay.responseOverride,
		webhooks: { globalUrl: url, eventUrl: url },
	});
	replay.attachTo(sandbox);
	const { text } = await post(sandbox, single('4915112345678', 'Something else'));
	expect(JSON.parse(text)).toMatchObject({
		status: 100,
		data: [{ number: '4915112345678', credit: 0.25 }],
	});
	await sandbox.webhooks.settled();
	expect(sandbox.log.acceptedMessages).toEqual([]);
	expect(bodies()).toContainEqual(expect.objectContaining({ 'message-in': expect.any(String) }));
});

test('what was not recorded is left to the endpoints', async () => {
	const replay = new Replay({ recorded: '', exchanges: [], webhooks: [] });
	const sandbox = await start({ responseOverride: replay.responseOverride });
	expect(await push(sandbox, single())).toMatchObject({ status: 100 });
});
