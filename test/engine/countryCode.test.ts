import { useEngineSetup } from './harness/engineSetup';

const setup = useEngineSetup();

const parameters = { operation: 'sendSingle', number: '={{ $json.phone }}', message: 'Hi' };
const rowsOf = (...phones: Array<string | number>) => phones.map((phone) => ({ phone }));
const THREE =
	'3 numbers may lack a country code: they have ten digits (for example 2025550101). They were sent unchanged and may belong to other people. If they are national numbers, set the Country Code option.';

it('numbers of ten digits go out as they are, with one hint for all of them', async () => {
	const { sent, hints } = await setup.send(
		parameters,
		rowsOf('(202) 555-0101', '2025550102', 2025550103, '2025550102', '12025550104', '+4512345678'),
	);
	expect(sent.map(({ json }) => json.number)).toEqual([
		'2025550101',
		'2025550102',
		'2025550103',
		'2025550102',
		'12025550104',
		'4512345678',
	]);
	expect(hints).toEqual([THREE]);
});

it('one such number is named', async () => {
	const { hints } = await setup.send(parameters, rowsOf('2025550101'));
	expect(hints).toEqual([
		'The number 2025550101 may lack a country code: it has ten digits. It was sent unchanged and may belong to someone else in another country. If it is a national number, set the Country Code option.',
	]);
});

it('Dry Run says the same', async () => {
	const { hints } = await setup.send(
		{ ...parameters, options: { dryRun: true } },
		rowsOf('(202) 555-0101', '2025550102', 2025550103),
	);
	expect(hints).toEqual([
		`Dry run, nothing was sent: 3 messages in 1 request would be sent. ${THREE.replace('were sent', 'would be sent')}`,
	]);
	expect(setup.sandbox.log.requests).toEqual([]);
});

it('with Country Code, +, 00 or more digits there is none', async () => {
	const coded = await setup.send(
		{ ...parameters, options: { countryCode: '1' } },
		rowsOf('(202) 555-0101'),
	);
	expect([coded.sent[0]?.json.number, coded.hints]).toEqual(['12025550101', []]);
	const complete = await setup.send(
		parameters,
		rowsOf('+45 1234 5678', '0045 1234 5678', '(+45) 12345678', '＋4512345678', '12025550101'),
	);
	expect(complete.hints).toEqual([]);
});

it('no hint for a number that was not sent', async () => {
	setup.sandbox.faults.add({ kind: 'status', status: 406, message: 'Invalid number' });
	const { hints } = await setup.send(parameters, rowsOf('2025550101'), {
		onError: 'continueRegularOutput',
	});
	expect(hints.join()).not.toContain('ten digits');
});

it('where the option is there but gives nothing, the hint says that', async () => {
	for (const countryCode of ['', '={{ $json.nothing }}']) {
		const { hints } = await setup.send(
			{ ...parameters, options: { countryCode } },
			rowsOf('2025550101'),
		);
		expect(hints.join()).toContain(
			'If it is a national number, check the Country Code option: it is empty for this item.',
		);
		expect(hints.join()).not.toContain('set the Country Code');
	}
});
