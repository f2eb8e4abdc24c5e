import fc from 'fast-check';
import { MAX_PAYLOAD, readTap, type Tap, toPayload } from '../../../../nodes/api/webhook/tap';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[\\da-f]{${length}}$`));
const taps = fc.record<Tap>({
	decision: fc.constantFrom('approve', 'decline'),
	id: fc.stringMatching(/^[\w-]{12}$/),
	signature: hex(64),
	executionId: fc.stringMatching(/^[1-9]\d{0,11}$/),
	nodeId: fc.oneof(fc.uuid(), fc.stringMatching(/^[\w-]{1,30}$/)),
});

test('a payload is short and reads back as what was written', () => {
	fc.assert(
		fc.property(taps, (tap) => {
			const payload = toPayload(tap) ?? '';
			expect(payload.length).toBeLessThanOrEqual(MAX_PAYLOAD);
			expect(readTap(payload)).toEqual(tap);
		}),
	);
});

test('with a node ID of n8n and an execution ID of ten digits it has 92 characters', () => {
	const [tap] = fc.sample(taps, 1) as [Tap];
	const nodeId = '0f3b1c52-6a1e-4d38-9d0a-5a1c3d1f7b20';
	expect(toPayload({ ...tap, executionId: '1234567890', nodeId })).toHaveLength(92);
});

test.each([
	{ nodeId: 'n'.repeat(90) },
	{ nodeId: '../rest' },
	{ nodeId: 'a/b' },
	{ nodeId: '' },
	{ executionId: '' },
	{ executionId: '1/2' },
	{ signature: '' },
])('%j cannot be in a payload', (wrong) => {
	const [tap] = fc.sample(taps, 1) as [Tap];
	expect(toPayload({ ...tap, ...wrong })).toBeUndefined();
});

test.each([
	undefined,
	5,
	null,
	{},
	'',
	'yes-1001',
	'pa1',
	`pa1a${'x'.repeat(60)}`,
	'x'.repeat(1e6),
])('the payload %j is not ours', (payload) => {
	expect(readTap(payload)).toBeUndefined();
});
