import { objectsOf, type JsonObject } from '../json';
import { channelOf, type Channel } from './channels';
import { PUSH_VARIABLES, type Level, type PushVariable } from './pushVariables';
import { refuse, type Refusal } from './refusal';

/** V1 is the API of 2018; V3 and V4 are panels of the same API, version 2. */
export type Generation = 'V1' | 'V3' | 'V4';

/** A push request whose fields are all known and have the right JSON type. */
export interface PushRequest {
	readonly generation: Generation;
	readonly application: string;
	readonly channel: Channel;
	/** The top of the request. */
	readonly fields: JsonObject;
	/** `data`; empty for a group. */
	readonly entries: readonly JsonObject[];
}

const VARIABLES: ReadonlyMap<string, PushVariable> = new Map(
	PUSH_VARIABLES.map((variable) => [variable.name, variable]),
);

/** Reads a push request without its token: every name and every JSON type is checked. */
export function readPushRequest(fields: JsonObject, generation: Generation): PushRequest | Refusal {
	const atTop = checkFields(fields, 'request', generation, 'at the top of the request');
	if (atTop) return atTop;
	if (fields['application'] === undefined) return refuse(410, 'application is missing');
	const application = String(fields['application']);
	const entries = objectsOf(fields, 'data');
	for (const [index, entry] of entries.entries()) {
		const inEntry = checkFields(entry, 'entry', generation, `in data[${index}]`);
		if (inEntry) return inEntry;
	}
	const channel = channelOf(application);
	if (!channel) {
		return refuse(801, `no channel with application "${application}" is connected`);
	}
	return { generation, application, channel, fields, entries };
}

function checkFields(
	fields: JsonObject,
	level: Level,
	generation: Generation,
	place: string,
): Refusal | undefined {
	for (const [name, value] of Object.entries(fields)) {
		const variable = VARIABLES.get(name);
		if (!variable) return refuse(410, `unknown field "${name}" ${place}`);
		if (!variable.levels.includes(level)) {
			return refuse(410, `field "${name}" does not belong ${place}`);
		}
		if (generation === 'V1' && !variable.inV1) {
			return refuse(410, `V1 does not know the field "${name}" (${place})`);
		}
		if (!variable.type.accepts(value)) {
			return refuse(410, `field "${name}" ${place} must be ${variable.type.words}`);
		}
	}
	return undefined;
}

/** Every variable of the table that a channel of this kind does not take. */
export function variablesNotFor(channel: Channel, level: Level): readonly string[] {
	if (channel.kind === 'own') return [];
	return PUSH_VARIABLES.filter(
		({ levels, kinds }) => levels.includes(level) && !kinds.includes(channel.kind),
	).map(({ name }) => name);
}
