import { randomBytes } from 'node:crypto';
import { planPushRequests, toBody } from '../../../../nodes/api/push/pushRequest';
import { toBase64, toBytes } from '../../../../nodes/api/push/fileBytes';
import type { Message, PushRequest } from '../../../../nodes/api/push/types';
import type { Media } from '../../../../nodes/api/content/media';
import { messageTo } from '../messages';

const stored = (value: string, bytes = 9): Media => ({
	field: 'media_code',
	value,
	file: { name: `${value}.png`, mimeType: 'image/png', bytes, stored: true },
});
const CONTENTS = new Map([
	['one', Buffer.from('AAAA')],
	['two', Buffer.from('BBBB')],
]);

/** The JSON that goes out. */
function sentOf(request: PushRequest): unknown {
	return JSON.parse(toBytes(toBody(request), CONTENTS, 'a mark').toString());
}

/** A message to WhatsApp Official with a stored file. */
function withFile(number: string, media: Media, changes: Partial<Message> = {}): Message {
	return messageTo(number, {
		entry: { message: 'one' },
		media,
		mediaPerRecipient: true,
		...changes,
	});
}

test('a shared file stands once at the top; a text that reads like its name stays', () => {
	const [request] = planPushRequests(
		[withFile('12025550101', stored('one')), withFile('12025550102', stored('one'))],
		10,
	);
	expect(request && sentOf(request)).toEqual({
		application: '8',
		globalmessage: '',
		globalmedia_code: 'AAAA',
		data: [
			{ number: '12025550101', message: 'one' },
			{ number: '12025550102', message: 'one' },
		],
	});
});

test('different files stand with their recipients', () => {
	const messages = [withFile('12025550101', stored('one')), withFile('12025550102', stored('two'))];
	const [request] = planPushRequests(messages, 10);
	expect(request && sentOf(request)).toMatchObject({
		data: [{ media_code: 'AAAA' }, { media_code: 'BBBB' }],
	});
});

test('a file in a request of its own, and one that stays an address', () => {
	const spaced = { mediaPerRecipient: false };
	const address: Media = { field: 'media', value: 'https://a.example/1.png' };
	const requests = planPushRequests(
		[
			withFile('12025550101', stored('one'), spaced),
			withFile('12025550102', stored('two'), spaced),
			withFile('12025550103', address, spaced),
		],
		10,
	);
	expect(requests.map(sentOf)).toMatchObject([
		{ globalmedia_code: 'AAAA' },
		{ globalmedia_code: 'BBBB' },
		{ globalmedia: 'https://a.example/1.png' },
	]);
	expect(requests.map(({ spaced: isApart }) => isApart)).toEqual([true, true, true]);
});

test('base64 is that of Node.js, whatever the length', () => {
	for (const length of [
		0,
		1,
		2,
		3,
		4,
		1_000,
		3 * 2 ** 16 - 1,
		3 * 2 ** 16,
		3 * 2 ** 16 + 1,
		500_000,
	]) {
		const file = randomBytes(length);
		expect(toBase64(file).toString()).toBe(file.toString('base64'));
	}
});

describe('a request holds about 140 MB of base64', () => {
	const MB = 1_000_000;
	const sizes = (messages: Message[]) =>
		planPushRequests(messages, 1_000).map((request) => request.messages.length);

	test('different files are parted by size', () => {
		const files = Array.from({ length: 50 }, (_, index) =>
			withFile(`1202555${1000 + index}`, stored(String(index), 5 * MB)),
		);
		expect(sizes(files)).toEqual([20, 20, 10]);
	});

	test('one file for all counts once', () => {
		expect(
			sizes(Array.from({ length: 500 }, () => withFile('12025550101', stored('one', 100 * MB)))),
		).toEqual([500]);
	});

	test('few large files for many: a request for each file', () => {
		const many = Array.from({ length: 100 }, (_, index) =>
			withFile('12025550101', stored(index % 2 ? 'one' : 'two', 10 * MB)),
		);
		expect(sizes(many)).toEqual([50, 50]);
	});

	test('a file that is larger by itself goes alone', () => {
		expect(
			sizes([
				withFile('12025550101', stored('one', 200 * MB)),
				withFile('12025550102', stored('two', MB)),
			]),
		).toEqual([1, 1]);
	});
});
