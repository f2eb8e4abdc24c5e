import { jsonFrom, post, start, stopAll } from './client';
import { waitUntil } from '../../waitUntil';

afterEach(stopAll);

const many = { statusChecksPerMinute: 100 };

test.each([10, '10'])('application %j: the web automation server', async (application) => {
	const sandbox = await start(many);
	const seen = await jsonFrom(sandbox, 'device-status', { application });
	expect(seen).toEqual({
		project_id: '500001',
		status: 'CONNECTED',
		connected_number: '12025550100',
		version: expect.any(String),
		message_queue_count: 0,
		time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
	});
});

test.each(['TIMEOUT', 'UNPAIRED'] as const)('the server is %s', async (webServer) => {
	const sandbox = await start({ ...many, devices: { webServer } });
	const seen = await jsonFrom(sandbox, 'device-status', { application: 10 });
	expect(seen).toMatchObject({ status: webServer });
});

test('without application: the phone, or 101 when there is none', async () => {
	const sandbox = await start(many);
	expect(await jsonFrom(sandbox, 'device-status', {})).toMatchObject({ status: 100, battery: 87 });
	sandbox.account.devices = { phone: false, webServer: 'CONNECTED' };
	expect(await jsonFrom(sandbox, 'device-status', {})).toEqual({
		status: 101,
		message: 'Service Unavailable',
	});
});

test.each([
	[{ application: 8 }, 410, 'application'],
	[{ device: 1 }, 410, '"device"'],
	[{ token: 'wrong' }, 401, 'Authentication'],
])('%j is refused with %i', async (body, status, named) => {
	const sandbox = await start(many);
	expect(await jsonFrom(sandbox, 'device-status', body)).toEqual({
		status,
		message: expect.stringContaining(named),
	});
});

test('3 status checks in a minute, then HTTP 429; other endpoints go on', async () => {
	const sandbox = await start({ minute: 600_000 });
	for (let attempt = 0; attempt < 3; attempt += 1) await jsonFrom(sandbox, 'device-status', {});
	expect(await post(sandbox, {}, 'device-status')).toMatchObject({ httpStatus: 429 });
	expect(await post(sandbox, {}, 'delivery-report')).toMatchObject({ httpStatus: 200 });
	expect(await post(sandbox, {}, 'template-status')).toMatchObject({ httpStatus: 200 });
	expect(sandbox.log.requests.map(({ httpStatus }) => httpStatus)).toEqual([
		200, 200, 200, 429, 200, 200,
	]);
});

test('when the scaled minute is over, status checks pass again', async () => {
	const sandbox = await start({ minute: 50, statusChecksPerMinute: 1 });
	await post(sandbox, {}, 'device-status');
	const check = async () => (await post(sandbox, {}, 'device-status')).httpStatus === 200;
	await waitUntil('status checks pass again', check);
});
