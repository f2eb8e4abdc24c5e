import type { JsonObject } from '../../sandbox/json';
import { readPushRequest } from '../../sandbox/push/pushRequest';
import { refusalOf } from '../../sandbox/push/pushRules';
import { PUSH_VARIABLES } from '../../sandbox/push/pushVariables';

/** One channel of each kind. */
const CHANNELS = {
	official: '8',
	web: '10',
	phone: '1',
	sms: '3',
	messenger: '5',
	instagram: '11',
};

interface Expected {
	readonly levels: 'R' | 'D' | 'R D';
	/** A value that is right, and one of a wrong JSON type. */
	readonly right: unknown;
	readonly wrong: unknown;
	readonly on: string;
}

const ALL = 'official web phone sms messenger instagram';
const NO_PHONE = 'official web messenger instagram';
const LIST = { right: ['a'], wrong: 'a' };
const FILE = { right: 'https://files.example.com/a', wrong: 5 };
const CODE = { right: 'AAAA', wrong: 'A' };
const ONE = { right: 1, wrong: '1' };
const TEXT = { right: 'a', wrong: 1 };

/** The API reference's tables 2.1 to 2.4 and 7.4, written down a second time. */
const EXPECTED: Readonly<Record<string, Expected>> = {
	application: { levels: 'R', right: '8', wrong: [], on: ALL },
	data: { levels: 'R', right: [{}], wrong: {}, on: ALL },
	number: { levels: 'D', right: '12025550101', wrong: 1, on: 'official web phone sms' },
	messenger_id: { levels: 'D', right: '1001', wrong: 1001, on: 'messenger instagram' },
	message: { levels: 'D', ...TEXT, on: ALL },
	globalmessage: { levels: 'R', ...TEXT, on: ALL },
	priority: { levels: 'R', right: '1', wrong: true, on: ALL },
	reference_number: { levels: 'D', ...TEXT, on: ALL },
	quoted: { levels: 'D', right: '750000001', wrong: true, on: 'official web' },
	createcontact: { levels: 'R', ...ONE, on: ALL },
	action: { levels: 'R', ...ONE, on: 'official web phone' },
	globalmedia: { levels: 'R', ...FILE, on: `phone ${NO_PHONE}` },
	globalmedia_code: { levels: 'R', ...CODE, on: `phone ${NO_PHONE}` },
	media: { levels: 'D', ...FILE, on: 'official' },
	media_code: { levels: 'D', ...CODE, on: 'official' },
	media_name: { levels: 'R', ...TEXT, on: NO_PHONE },
	voice: { levels: 'R', ...ONE, on: 'web' },
	sticker: { levels: 'R', ...ONE, on: 'official web' },
	template_id: { levels: 'R', ...TEXT, on: 'official' },
	language: { levels: 'R D', ...TEXT, on: 'official' },
	template_message: { levels: 'D', ...LIST, on: 'official' },
	template_globalmessage: { levels: 'R', ...LIST, on: 'official' },
	template_header: { levels: 'R D', right: 'a.pdf', wrong: 5, on: 'official' },
	payload: { levels: 'D', ...LIST, on: 'official' },
	interactive_globalbuttons: { levels: 'R', ...LIST, on: 'official' },
	interactive_buttons: { levels: 'D', ...LIST, on: 'official' },
	location: { levels: 'R', right: { lat: '1', long: '2' }, wrong: '1,2', on: NO_PHONE },
	contact: { levels: 'R', right: [{ phone: '12025550101' }], wrong: 'Ana', on: NO_PHONE },
	group_id: { levels: 'R', ...TEXT, on: 'web' },
};

const CASES = Object.entries(EXPECTED).map(([name, expected]) => ({ name, ...expected }));

/** The refusal's sentence for a request that carries the field at one level, `''` when it has none. */
function refusal(application: string, name: string, level: string, value: unknown): string {
	const entry = level === 'D' ? { [name]: value } : {};
	const top = level === 'R' ? { [name]: value } : {};
	const request: JsonObject = { application, data: [entry], ...top };
	const read = readPushRequest(request, 'V4');
	return ('status' in read ? read : refusalOf(read))?.message ?? '';
}

test('the table holds these variables and no other', () => {
	expect(PUSH_VARIABLES.map(({ name }) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
});

describe.each(CASES)('$name', ({ name, levels, right, wrong, on }) => {
	test.each(['R', 'D'])('level %s', (level) => {
		const text = refusal('8', name, level, right);
		expect(text.includes(`"${name}" does not belong`)).toBe(!levels.split(' ').includes(level));
	});

	test.each(levels.split(' '))('type, at level %s', (level) => {
		expect(refusal('8', name, level, right)).not.toContain('must be');
		for (const value of [wrong, null, { a: [1] }]) {
			expect(refusal('8', name, level, value)).toContain(`"${name}"`);
			expect(refusal('8', name, level, value)).toContain('must be');
		}
	});

	test.each(Object.entries(CHANNELS))('on %s', (kind, application) => {
		for (const level of levels.split(' ')) {
			// A group has no `data`: its own rule speaks first on every channel.
			const text =
				name === 'group_id'
					? refusalOfGroup(application, right)
					: refusal(application, name, level, right);
			expect(text.includes(`does not take "${name}"`)).toBe(!on.split(' ').includes(kind));
		}
	});
});

function refusalOfGroup(application: string, group: unknown): string {
	const read = readPushRequest({ application, group_id: group, globalmessage: 'a' }, 'V4');
	return ('status' in read ? read : refusalOf(read))?.message ?? '';
}
