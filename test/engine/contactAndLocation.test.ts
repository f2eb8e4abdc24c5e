import type { INodeParameters } from 'n8n-workflow';
import { useEngineSetup } from './harness/engineSetup';
import { ANA, BEN, expectSameJson } from './harness/fixtures';

const setup = useEngineSetup();

const PIXEL = 'iVBORw0KGgo=';

const card = (fields: INodeParameters) => ({ contact: [fields] });

describe('Send Contact', () => {
	it('the API sample', async () => {
		const contacts = card({
			firstName: 'Ana',
			lastName: 'Rossi',
			phone: '+1 (202) 555-0109',
			company: 'Example Ltd',
			email: 'ana@example.com',
		});
		const { sent } = await setup.send({ operation: 'sendContact', number: ANA, contacts }, [{}]);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				contact: [
					{
						first_name: 'Ana',
						last_name: 'Rossi',
						phone: '12025550109',
						company: 'Example Ltd',
						email: 'ana@example.com',
					},
				],
				data: [{ number: ANA }],
			},
		]);
		expect(sent[0]?.json).toMatchObject({ number: ANA, status: 'accepted' });
	});

	it('every field of a card, as texts, and none that is empty', async () => {
		const more = {
			addressType: 'WORK',
			city: 'Rome',
			contactImage: `data:image/png;base64,${PIXEL}`,
			country: 'Italy',
			countryCode: 'it',
			state: '',
			street: '1 Main Street',
			zip: '={{ 118 }}',
		};
		const contacts = card({
			firstName: ' Ana ',
			lastName: '',
			phone: 12025550109,
			company: '',
			email: '',
			more,
		});
		await setup.send({ operation: 'sendContact', number: ANA, contacts }, [{}]);
		expect(setup.bodies()[0]?.contact).toEqual([
			{
				first_name: 'Ana',
				phone: '12025550109',
				city: 'Rome',
				country: 'Italy',
				country_code: 'it',
				street: '1 Main Street',
				address_type: 'WORK',
				zip: '118',
				contact_image: PIXEL,
			},
		]);
		expect(setup.sandbox.log.counts.messages).toBe(1);
	});

	it('two cards, one of them national: the option Country Code completes it', async () => {
		const contacts = { contact: [{ phone: '0171 555 0101' }, { phone: '+1 202 555 0109' }] };
		const options = { countryCode: '49' };
		await setup.send({ operation: 'sendContact', number: ANA, contacts, options }, [{}]);
		expect(setup.bodies()[0]?.contact).toEqual([
			{ phone: '491715550101' },
			{ phone: '12025550109' },
		]);
	});

	it('two numbers in one card: the error suggests a card for each', async () => {
		const contacts = card({ phone: '12025550109, 12025550108' });
		const { error } = await setup.send({ operation: 'sendContact', number: ANA, contacts }, [{}]);
		expect(error?.message).toMatch(/^Contact 1: .* contains more than one number$/);
		expect(error?.description).toMatch(/^Add a contact for each number\./);
	});

	it('cards by expression for each item: equal cards share a request', async () => {
		const contacts = card({
			firstName: '={{ $json.seller.toUpperCase() }}',
			phone: '={{ $json.phone }}',
			more: { city: '={{ $json.city }}' },
		});
		const items = [
			{ to: ANA, seller: 'Carla', phone: '12025550109', city: 'Rome' },
			{ to: BEN, seller: 'David', phone: '12025550108', city: '' },
			{ to: '12025550103', seller: 'Carla', phone: '1-202-555-0109', city: 'Rome' },
		];
		const { sent } = await setup.send(
			{ operation: 'sendContact', number: '={{ $json.to }}', contacts },
			items,
		);
		expect(setup.bodies()).toEqual([
			{
				application: '8',
				contact: [{ first_name: 'CARLA', phone: '12025550109', city: 'Rome' }],
				data: [{ number: ANA }, { number: '12025550103' }],
			},
			{
				application: '8',
				contact: [{ first_name: 'DAVID', phone: '12025550108' }],
				data: [{ number: BEN }],
			},
		]);
		expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(new Set(sent.map(({ json }) => json.msg_id)).size).toBe(3);
	});
});

describe('Send Location', () => {
	const place = {
		locationName: 'Example Shop',
		address: '1 Main Street',
		latitude: '41.9028',
		longitude: '12.4964',
	};

	it('the API sample', async () => {
		await setup.send({ operation: 'sendLocation', number: ANA, ...place }, [{}]);
		expectSameJson(setup.bodies(), [
			{
				application: '8',
				location: {
					name: 'Example Shop',
					address: '1 Main Street',
					lat: '41.9028',
					long: '12.4964',
				},
				data: [{ number: ANA }],
			},
		]);
	});

	it('numbers go out as texts; without name and address neither of them stands there', async () => {
		const parameters = {
			operation: 'sendLocation',
			channel: '10',
			number: ANA,
			latitude: '={{ $json.lat }}',
			longitude: '={{ $json.long }}',
		};
		await setup.send(parameters, [
			{ lat: -41.9, long: 0 },
			{ lat: 1e-7, long: '-180' },
		]);
		expect(setup.bodies()).toMatchObject([
			{ location: { lat: '-41.9', long: '0' } },
			{ location: { lat: '0.0000001', long: '-180' } },
		]);
		expect(Object.keys(setup.bodies()[0]?.location as object)).toEqual(['lat', 'long']);
		expect(setup.sandbox.log.counts.messages).toBe(2);
	});

	it('500 items with one place are one request', async () => {
		const items = Array.from({ length: 500 }, (_, index) => ({
			to: String(12_025_550_000 + index),
		}));
		const { sent } = await setup.send(
			{ operation: 'sendLocation', number: '={{ $json.to }}', ...place },
			items,
		);
		expect(setup.sandbox.log.counts).toMatchObject({ pushRequests: 1, messages: 500 });
		expect(sent).toHaveLength(500);
	});

	it('on Messenger, where it is not documented as impossible: addressed by id, and Picky Assist decides', async () => {
		await setup.send(
			{ operation: 'sendLocation', channel: '5', number: '1000000000000001', ...place },
			[{}],
		);
		expect(setup.bodies()).toMatchObject([
			{ application: '5', data: [{ messenger_id: '1000000000000001' }] },
		]);
	});

	it('with a reference number and a quoted message, as other kinds have them', async () => {
		const options = { referenceNumber: 'visit-7', quotedMessageId: '750000001' };
		const { sent } = await setup.send(
			{ operation: 'sendLocation', number: ANA, ...place, options },
			[{}],
		);
		expect(setup.bodies()).toMatchObject([
			{ data: [{ number: ANA, reference_number: 'visit-7', quoted: '750000001' }] },
		]);
		expect(sent[0]?.json.reference_number).toBe('visit-7');
	});
});
