import { agentFields } from '../../../../nodes/api/webhook/agentFields';
import type { Payload } from '../../../../nodes/api/webhook/payload';

const fields = (message: string, kind: string | undefined, values: Payload = {}) =>
	agentFields({ message, kind, value: (name) => values[name] });

it.each<[string, string, string | undefined, Payload, string]>([
	['a text', 'Hi', 'text', {}, 'Hi'],
	['a text of an unknown kind', 'Hi', undefined, {}, 'Hi'],
	['a file of an unknown kind', 'Hi', 'unknown', { media_url: 'https://a.example/b' }, '[file] Hi'],
	['a document without a text', ' ', 'document', {}, '[document]'],
	['a tapped button with a label', 'Yes', 'button_reply', { payload: 'y' }, 'Yes'],
	[
		'a tapped button without one',
		'',
		'button_reply',
		{ interactive: { description: ' Yes ' }, payload: 'y' },
		'Yes',
	],
	['a place without a name', '', 'location', { location: { lat: 1, long: 2 } }, '[location] 1, 2'],
	['a place without a position', '', 'location', { location: { name: 'A' } }, '[location] A'],
	['a place that is no object', 'Hi', 'location', { location: 'A' }, '[location] Hi'],
	['no contact', '', 'contact', { contact: [null, {}] }, '[contact]'],
	['nothing', '', undefined, {}, '[message]'],
])('the text for %s', (_, message, kind, values, text) => {
	expect(fields(message, kind, values).chatInput).toBe(text);
});

it.each<[string, Payload, string]>([
	['a number', { application: '8', number: '12025550101', unique_id: '1' }, '8-12025550101'],
	['a group', { application: '10', number: 'A @1', group_id: 'G1' }, '10-G1'],
	['Messenger', { application: '5', number: '', messenger_id: '77' }, '5-77'],
	['nobody', { application: '8', unique_id: '1' }, '8-1'],
])('the conversation of %s', (_, values, session) => {
	expect(fields('Hi', 'text', values).sessionId).toBe(session);
});

it('nobody without any ID has a conversation of its own', () => {
	expect(fields('Hi', 'text').sessionId).not.toBe(fields('Hi', 'text').sessionId);
});
