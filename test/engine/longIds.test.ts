import { useEngineSetup } from './harness/engineSetup';

const setup = useEngineSetup();

it.each(['application/json', 'text/html; charset=utf-8', 'text/plain'])(
	'ids beyond 2^53 in the response of a push keep every digit (%s)',
	async (type) => {
		const row = '{"msg_id":10000000000000000124,"number":12025550101,"credit":0.005}';
		const body = `{"status":100,"push_id":10000000000000000123,"message":"Success","data":[${row}]}`;
		setup.sandbox.faults.add({
			kind: 'http',
			statusCode: 200,
			body,
			accept: false,
			headers: { 'content-type': type },
		});
		const { sent } = await setup.send(
			{ operation: 'sendSms', number: '12025550101', message: 'Hi' },
			[{}],
		);
		expect(sent).toMatchObject([
			{
				json: {
					number: '12025550101',
					status: 'accepted',
					msg_id: '10000000000000000124',
					push_id: '10000000000000000123',
					credit: 0.005,
				},
			},
		]);
	},
);
