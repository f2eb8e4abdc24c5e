import { createHash, randomBytes } from 'node:crypto';
import type { IBinaryData } from 'n8n-workflow';
import { isPlainObject } from '../../nodes/api/json';
import { type FileMode, keepFiles, removeFiles, storeFile } from './harness/binaryData';
import { CONTINUE, useEngineSetup, errorIn, statusOf } from './harness/engineSetup';

/** The length of a minute in milliseconds. */
const MINUTE = 600;
const setup = useEngineSetup({ minute: MINUTE });

const MB = 1_000_000;
const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ phone: `1202555${1000 + index}` }));
const SEND = {
	operation: 'sendMedia',
	number: '={{ $json.phone }}',
	mediaSource: 'binary',
	binaryPropertyName: 'data',
};

/** How the sandbox's log shows a file that arrived. */
function logged(content: Buffer = Buffer.alloc(0)): string {
	return `<base64, ${content.length} bytes, sha256 ${createHash('sha256').update(content).digest('hex')}>`;
}

function entriesOf(body: unknown): ReadonlyArray<Record<string, unknown>> {
	return isPlainObject(body) && Array.isArray(body.data) ? body.data.filter(isPlainObject) : [];
}

/** The one thing in a list. */
function only<T>([first]: readonly T[]): T {
	if (first === undefined) throw new Error('The list is empty');
	return first;
}

async function pictures(count: number, bytes: number) {
	const contents = Array.from({ length: count }, () => randomBytes(bytes));
	const files: IBinaryData[] = [];
	for (const [index, content] of contents.entries())
		files.push(await storeFile(content, `${index}.png`, 'image/png'));
	return { contents, files };
}

describe.each<FileMode>(['default', 'filesystem'])(
	'files from binary data, n8n keeps them as %s',
	(mode) => {
		beforeAll(async () => keepFiles(mode));

		it('50 recipients of one picture of 5 MB: one request, the file in it once', async () => {
			const { contents, files } = await pictures(1, 5 * MB);
			const { sent } = await setup.send(
				{ ...SEND, caption: 'Look' },
				numbers(50),
				{},
				{
					binary: numbers(50).map(() => ({ data: structuredClone(only(files)) })),
				},
			);
			expect(setup.bodies()).toHaveLength(1);
			expect(setup.bodies()[0]).toMatchObject({
				application: '8',
				globalmedia_code: logged(only(contents)),
			});
			expect(entriesOf(setup.bodies()[0])).toEqual(
				numbers(50).map(({ phone }) => ({ number: phone, message: 'Look' })),
			);
			expect(sent.map(({ json, pairedItem }) => [json.number, json.status, pairedItem])).toEqual(
				numbers(50).map(({ phone }, item) => [phone, 'accepted', { item }]),
			);
		});

		it('50 pictures on an official channel: one request, each with its recipient', async () => {
			const { contents, files } = await pictures(50, 20_000);
			await setup.send(SEND, numbers(50), {}, { binary: files.map((data) => ({ data })) });
			expect(setup.bodies()).toHaveLength(1);
			expect(entriesOf(setup.bodies()[0])).toEqual(
				numbers(50).map(({ phone }, index) => ({
					number: phone,
					message: '',
					media_code: logged(contents[index]),
				})),
			);
		});

		it('50 pictures on phone automation: 50 requests, some seconds apart', async () => {
			const { contents, files } = await pictures(50, 20_000);
			const begin = performance.now();
			const { sent } = await setup.send(
				{ ...SEND, channel: '1' },
				numbers(50),
				{},
				{ binary: files.map((data) => ({ data })) },
			);
			expect(performance.now() - begin).toBeGreaterThan(49 * (MINUTE / 12));
			expect(setup.bodies().map((body) => [body?.globalmedia_code, entriesOf(body)])).toEqual(
				numbers(50).map(({ phone }, index) => [
					logged(contents[index]),
					[{ number: phone, message: '' }],
				]),
			);
			expect(sent).toHaveLength(50);
		});

		it('the same content, stored twice: one request', async () => {
			const content = randomBytes(1_000);
			const files = [
				await storeFile(content, 'a.png', 'image/png'),
				await storeFile(content, 'a.png', 'image/png'),
			];
			await setup.send(SEND, numbers(2), {}, { binary: files.map((data) => ({ data })) });
			expect(setup.bodies()).toHaveLength(1);
			expect(JSON.stringify(setup.bodies()).match(/sha256/g)?.length).toBe(
				mode === 'default' ? 1 : 2,
			);
		});

		it.each([
			[
				'voice note',
				{ channel: '10', sendAs: 'voiceNote' },
				'note.mp3',
				'audio/mpeg',
				{ voice: 1 },
			],
			['sticker', { sendAs: 'sticker' }, 'hi.webp', 'image/webp', { sticker: 1 }],
			[
				'document with a name',
				{ fileName: 'offer.pdf' },
				'x.pdf',
				'application/pdf',
				{ media_name: 'offer.pdf' },
			],
		])('%s', async (_, parameters, name, mimeType, expected) => {
			const content = randomBytes(500);
			const data = await storeFile(content, name, mimeType);
			await setup.send({ ...SEND, ...parameters }, numbers(1), {}, { binary: [{ data }] });
			expect(setup.bodies()).toEqual([
				expect.objectContaining({ ...expected, globalmedia_code: logged(content) }),
			]);
		});

		it('to a group: a picture with a text under it, and a document alone', async () => {
			const contents = [randomBytes(700), randomBytes(500)];
			const files = [
				await storeFile(contents[0] ?? Buffer.alloc(0), 'a.png', 'image/png'),
				await storeFile(contents[1] ?? Buffer.alloc(0), 'a.pdf', 'application/pdf'),
			];
			const group = {
				operation: 'sendToGroup',
				groupId: '={{ $json.id }}',
				message: '={{ $json.text }}',
				mediaSource: 'binary',
			};
			const { sent } = await setup.send(
				group,
				[{ id: 'G0001', text: 'Look' }, { id: 'G0002' }],
				{},
				{ binary: files.map((data) => ({ data })) },
			);
			expect(sent.map(({ json }) => [json.group_id, json.status])).toEqual([
				['G0001', 'accepted'],
				['G0002', 'accepted'],
			]);
			expect(setup.bodies()).toEqual([
				{
					application: '10',
					group_id: 'G0001',
					globalmessage: 'Look',
					globalmedia_code: logged(contents[0]),
				},
				{ application: '10', group_id: 'G0002', globalmedia_code: logged(contents[1]) },
			]);
		});

		it('a file larger than WhatsApp takes goes out, with a hint', async () => {
			const { files } = await pictures(1, 6 * MB);
			const { sent, hints } = await setup.send(
				SEND,
				numbers(2),
				{},
				{ binary: [{ data: only(files) }, { data: only(files) }] },
			);
			expect(sent.map(({ json }) => json.status)).toEqual(['accepted', 'accepted']);
			expect(hints.join()).toContain('0.png');
		});

		it.each<
			[string, object, { name: string; mimeType: string; bytes: number } | undefined, string]
		>([
			[
				'a field that is not there',
				{ binaryPropertyName: 'picture' },
				{ name: 'a.png', mimeType: 'image/png', bytes: 9 },
				'There is no file in the field "picture" of this item',
			],
			['an item without files', {}, undefined, 'There is no file in the field "data" of this item'],
			[
				'an empty file',
				{},
				{ name: 'a.png', mimeType: 'image/png', bytes: 0 },
				'The file "a.png" is empty',
			],
			[
				'a document with a caption',
				{ caption: 'Hi' },
				{ name: 'a.pdf', mimeType: 'application/pdf', bytes: 9 },
				'A document cannot have a caption',
			],
			[
				'a picture as voice note',
				{ channel: '10', sendAs: 'voiceNote' },
				{ name: 'a.png', mimeType: 'image/png', bytes: 9 },
				'A picture cannot be a voice note',
			],
			[
				'a video as sticker',
				{ sendAs: 'sticker' },
				{ name: 'a.mp4', mimeType: 'video/mp4', bytes: 9 },
				'A video cannot be a sticker',
			],
			[
				'a voice note on WhatsApp Official',
				{ sendAs: 'voiceNote' },
				{ name: 'a.mp3', mimeType: 'audio/mpeg', bytes: 9 },
				'WhatsApp Official or Cloud API cannot send voice notes',
			],
			[
				'a sticker on a phone',
				{ channel: '1', sendAs: 'sticker' },
				{ name: 'a.webp', mimeType: 'image/webp', bytes: 9 },
				'WhatsApp on a Phone cannot send stickers',
			],
			[
				'a file name of 21 characters',
				{ fileName: 'abcdefghijklmnopq.pdf' },
				{ name: 'a.pdf', mimeType: 'application/pdf', bytes: 9 },
				'The file name "abcdefghijklmnopq.pdf" has 21 characters',
			],
		])('refused before anything is sent: %s', async (_, parameters, file, sentence) => {
			const good = await storeFile(randomBytes(9), 'good.png', 'image/png');
			const bad = file && (await storeFile(randomBytes(file.bytes), file.name, file.mimeType));
			const binary = [bad && { data: bad }, { data: good, picture: good }];
			const stopped = await setup.send({ ...SEND, ...parameters }, numbers(2), {}, { binary });
			expect([stopped.error?.message, stopped.error?.itemIndex, setup.bodies()]).toEqual([
				sentence,
				0,
				[],
			]);
			const goesOn = await setup.send({ ...SEND, ...parameters }, numbers(2), CONTINUE, { binary });
			expect(goesOn.sent[0]?.json).toMatchObject({ status: 'not sent' });
			expect(String(errorIn(goesOn.sent[0]).message).startsWith(`${sentence}. `)).toBe(true);
			expect(goesOn.sent).toHaveLength(2);
		});
	},
);

it('a file that n8n has removed in the meantime: its message is not sent, and says so', async () => {
	await keepFiles('filesystem');
	const gone = await storeFile(randomBytes(50), 'a.png', 'image/png');
	await removeFiles();
	const there = await storeFile(randomBytes(50), 'b.png', 'image/png');
	const { sent } = await setup.send({ ...SEND, channel: '10' }, numbers(2), CONTINUE, {
		binary: [{ data: gone }, { data: there }],
	});
	expect(sent.map((row) => errorIn(row).message ?? row.json.status)).toEqual([
		expect.stringMatching(/^n8n could not read the file of this message\. /),
		'accepted',
	]);
	expect(setup.bodies()).toHaveLength(1);
});

/** Four pictures on disk, in items 0 to 3; that of the items in `missing` has been removed, and is one and the same. */
async function fourPictures(missing: readonly number[]) {
	await keepFiles('filesystem');
	const gone = await storeFile(randomBytes(50), 'gone.png', 'image/png');
	await removeFiles();
	const { contents, files } = await pictures(4, 50);
	return {
		contents,
		binary: files.map((file, index) => ({
			data: missing.includes(index) ? structuredClone(gone) : file,
		})),
	};
}

it.each([[[0]], [[2]], [[1, 3]], [[0, 1, 2]]])(
	'the file of items %j is missing: only they are not sent, the others go in one request',
	async (missing) => {
		const { contents, binary } = await fourPictures(missing);
		const { sent } = await setup.send(SEND, numbers(4), CONTINUE, { binary });
		const isThere = (_: unknown, index: number) => !missing.includes(index);
		expect(sent.map(statusOf)).toEqual(
			numbers(4).map((_, index) => (missing.includes(index) ? 'not sent' : 'accepted')),
		);
		for (const index of missing)
			expect(JSON.stringify(sent[index]?.json)).toContain(
				'n8n could not read the file of this message',
			);
		expect(setup.bodies()).toHaveLength(1);
		const there = contents.filter(isThere);
		const body = only(setup.bodies());
		const arrived =
			there.length === 1
				? [isPlainObject(body) ? body.globalmedia_code : undefined]
				: entriesOf(body).map((entry) => entry.media_code);
		expect(arrived).toEqual(there.map((content) => content.toString('base64')));
		expect(entriesOf(body).map(({ number }) => number)).toEqual(
			numbers(4)
				.filter(isThere)
				.map(({ phone }) => phone),
		);
	},
);

it('On Error = Stop: the error names the file that is missing, and says that the other three were accepted', async () => {
	const { binary } = await fourPictures([1]);
	const { error } = await setup.send(SEND, numbers(4), {}, { binary });
	expect(error?.message).toBe('n8n could not read the file of this message');
	expect(error?.itemIndex).toBe(1);
	expect(error?.description).toContain('3 of 4 messages were accepted');
});
