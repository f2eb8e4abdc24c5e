import { CAPABILITIES, type Channel } from '../../../../nodes/api/recipient/channels';
import { requireCapability } from '../../../../nodes/api/recipient/channels';
import { problemOf } from '../problems';

const DESCRIPTION = 'Choose another channel.';

test.each<[Channel['kind'], string | undefined]>([
	['official', undefined],
	['web', undefined],
	['phone', undefined],
	['messenger', undefined],
	['sms', 'SMS cannot send files'],
])('files on the family %s: %s', (kind, sentence) => {
	const problem = problemOf(() =>
		requireCapability({ id: '4567', kind }, 'media', 'cannot send files', DESCRIPTION),
	);
	expect(problem?.message).toBe(sentence);
	expect(problem?.description).toBe(sentence && DESCRIPTION);
});

test('each family is named as Picky Assist names it', () => {
	expect(Object.values(CAPABILITIES).map(({ name }) => name)).toEqual([
		'WhatsApp Official or Cloud API',
		'WhatsApp Web Automation',
		'WhatsApp on a Phone',
		'Messenger and Instagram',
		'SMS',
	]);
});
