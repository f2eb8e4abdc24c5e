import type { INodeParameters } from 'n8n-workflow';
import type { SavedCredentials } from '../../engine/harness/credentials';
import { type MeasuredNode, SOURCE } from '../engine/benchEngine';
import { TEXT } from '../people';
import { prepareInEngine } from './engineVariant';
import { requestsFor } from './floor';
import type { Variant } from './variant';

const MOST_ITEMS = 100_000;
/** The timeout shrinks with the minute of the bench; the longest one is still some seconds. */
const TIMEOUT = 3_600;

/** The node under test with these parameters, and the credential that leads to a server. */
export function pickyAssist(
	parameters: INodeParameters,
	server: string,
): { node: MeasuredNode; credentials: SavedCredentials } {
	const { options = {}, ...others } = parameters;
	return {
		node: {
			type: 'n8n-nodes-pickyassist.pickyAssist',
			typeVersion: 1.1,
			credentials: { pickyAssistApi: { id: '1', name: 'Picky Assist account' } },
			parameters: {
				resource: 'message',
				number: '={{ $json.phone }}',
				...others,
				options: { timeout: TIMEOUT, ...(typeof options === 'object' ? options : {}) },
			},
		},
		credentials: {
			pickyAssistApi: { platform: 'custom', baseUrl: server, apiToken: 'token-of-the-bench' },
		},
	};
}

function ours(letter: string, title: string, parameters: INodeParameters): Variant {
	return {
		letter,
		title,
		mostItems: MOST_ITEMS,
		requestsFor,
		prepare: (engine, people, server) =>
			prepareInEngine(
				engine,
				people,
				pickyAssist(parameters, server),
				(json, { phone }) =>
					json.status === 'accepted' && json.number === phone && json.msg_id !== undefined,
			),
	};
}

/** Send Dynamic with a text of two expressions. */
export const personal = ours('a', 'Picky Assist, personal text', {
	operation: 'sendDynamic',
	message: TEXT,
});

/** Send Dynamic with a text that calls a method. */
export const personalWithMethod = ours('a2', 'Picky Assist, text with a method call', {
	operation: 'sendDynamic',
	message: '=Hello {{ $json.name.toUpperCase() }}, your bill is {{ $json.bill }}',
});

/** Send Dynamic with a text that has the index of the item. */
export const personalWithIndex = ours('a3', 'Picky Assist, text with $itemIndex', {
	operation: 'sendDynamic',
	message: '=Hello {{ $json.name }}, you are number {{ $itemIndex + 1 }}',
});

/** Send Dynamic with a text that has the time. */
export const personalWithTime = ours('a4', 'Picky Assist, text with $now', {
	operation: 'sendDynamic',
	message: '=Hello {{ $json.name }}, today is {{ $now.toFormat("yyyy-MM-dd") }}',
});

/** Send Dynamic with a text that takes a field from the matching item of another node. */
export const personalWithNode = ours('a5', "Picky Assist, text with $('People').item", {
	operation: 'sendDynamic',
	message: `=Hello {{ $('${SOURCE}').item.json.name }}`,
});

/** Send Template with a form of two values. */
export const template = ours('a6', 'Picky Assist, template with mapped values', {
	operation: 'sendTemplate',
	template: { __rl: true, mode: 'id', value: 'AB1234' },
	language: 'en',
	templateValues: {
		mappingMode: 'defineBelow',
		value: { '‹1›': '={{ $json.name }}', '‹2›': '={{ $json.bill }}' },
		matchingColumns: [],
		schema: ['‹1›', '‹2›'].map((id) => ({ id, displayName: id, required: true })),
	},
});

/** Send Bulk: the same text to all; only the number is an expression. */
export const sameText = ours('b', 'Picky Assist, same text to all', {
	operation: 'sendBulk',
	message: 'We are closed on Friday',
});
