import { dynamic, push, single, start, stopAll } from './client';

afterEach(stopAll);

const TWO = ['12025550101', '12025550102'];
const template = {
	application: '8',
	template_id: 'AB1238',
	language: 'en',
	data: [{ number: '12025550101' }],
};

test('free text to somebody without a session is refused whole with 802; templates and other channels are not', async () => {
	const sandbox = await start();
	sandbox.account.sessions = { closed: 'all', answer: 'request' };
	const refused = await push(sandbox, dynamic(TWO));
	expect(refused).toEqual({ status: 802, message: expect.stringContaining('12025550101') });
	expect(await push(sandbox, template)).toMatchObject({ status: 100 });
	expect(await push(sandbox, { ...single(), application: '10' })).toMatchObject({ status: 100 });
	expect(sandbox.log.pushes.map(({ accepted }) => accepted)).toEqual([0, 1, 1]);
});

test('only for some numbers', async () => {
	const sandbox = await start();
	sandbox.account.sessions = { closed: ['12025550102'], answer: 'request' };
	expect(await push(sandbox, single('12025550101'))).toMatchObject({ status: 100 });
	expect(await push(sandbox, single('12025550102'))).toMatchObject({ status: 802 });
});

test('in the rows of an accepted request', async () => {
	const sandbox = await start();
	sandbox.account.sessions = { closed: ['12025550102'], answer: 'rows' };
	expect(await push(sandbox, dynamic(TWO))).toMatchObject({
		status: 100,
		data: [
			{ msg_id: expect.any(String), number: '12025550101' },
			{ number: '12025550102', status: 802 },
		],
	});
	expect(TWO.map((number) => sandbox.log.messagesTo(number).length)).toEqual([1, 0]);
});
