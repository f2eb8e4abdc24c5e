import { isFilled, textOf, type JsonObject } from '../json';
import { addressField } from './channels';
import { variablesNotFor, type PushRequest } from './pushRequest';
import { MOST_ENTRIES, TEMPLATE_VARIABLES } from './pushVariables';
import { refuse, type Refusal } from './refusal';

/** A rule looks at the whole request and says why it is refused, or nothing. */
type Rule = (request: PushRequest) => Refusal | undefined;

/** A rule of single entries: it says why the entry is refused, or nothing. */
type EntryRule = (entry: JsonObject, index: number, request: PushRequest) => Refusal | undefined;

const NUMBER = /^[1-9]\d{4,14}$/;
const MESSENGER_ID = /^\d+$/;
const SHARED_MEDIA = ['globalmedia', 'globalmedia_code'];
const OWN_MEDIA = ['media', 'media_code'];
/** What makes a message without a text. `action` sends none at all. */
const INSTEAD_OF_TEXT = [...SHARED_MEDIA, 'template_id', 'contact', 'location', 'action'];

const filled = (fields: JsonObject, names: readonly string[]): string[] =>
	names.filter((name) => isFilled(fields, name));

const recipientsAreGiven: Rule = ({ fields, entries }) => {
	if (isFilled(fields, 'group_id')) {
		return 'data' in fields
			? refuse(410, 'group_id replaces data: send one of the two')
			: undefined;
	}
	if (entries.length === 0) return refuse(402, 'data has no entry');
	if (entries.length <= MOST_ENTRIES) return undefined;
	return refuse(410, `data has ${entries.length} entries, at most ${MOST_ENTRIES} are taken`);
};

const channelTakesTheFields: Rule = ({ fields, entries, channel }) => {
	const [atTop] = filled(fields, variablesNotFor(channel, 'request'));
	if (atTop !== undefined) return refuse(410, `${channel.name} does not take "${atTop}"`);
	const notInEntries = variablesNotFor(channel, 'entry');
	for (const [index, entry] of entries.entries()) {
		const [name] = filled(entry, notInEntries);
		if (name !== undefined) {
			return refuse(410, `${channel.name} does not take "${name}" (in data[${index}])`);
		}
	}
	return undefined;
};

const mediaIsGivenOnce: Rule = ({ fields }) => {
	const shared = filled(fields, SHARED_MEDIA);
	if (shared.length > 1) return refuse(410, 'globalmedia and globalmedia_code exclude each other');
	const [kind] = filled(fields, ['voice', 'sticker']);
	if (kind === undefined || shared.length > 0) return undefined;
	return refuse(410, `"${kind}" needs globalmedia or globalmedia_code`);
};

const templateIsComplete: Rule = ({ fields, entries }) => {
	const everywhere = [fields, ...entries];
	if (!isFilled(fields, 'template_id')) {
		for (const place of everywhere) {
			const [name] = filled(place, TEMPLATE_VARIABLES);
			if (name !== undefined) return refuse(410, `"${name}" needs template_id`);
		}
		return undefined;
	}
	if (isFilled(fields, 'language')) return undefined;
	if (entries.every((entry) => isFilled(entry, 'language'))) return undefined;
	return refuse(410, 'a template needs language, at the top or in every entry');
};

const groupHasContent: Rule = ({ fields }) => {
	if (!isFilled(fields, 'group_id') || isFilled(fields, 'globalmessage')) return undefined;
	if (filled(fields, INSTEAD_OF_TEXT).length > 0) return undefined;
	return refuse(407, 'globalmessage is empty and there is no media');
};

const recipientIsValid: EntryRule = (entry, index, { channel }) => {
	const field = addressField(channel.kind, entry);
	const recipient = textOf(entry, field);
	if ((field === 'number' ? NUMBER : MESSENGER_ID).test(recipient)) return undefined;
	if (recipient === '') return refuse(406, `data[${index}] has no ${field}`);
	const rule = field === 'number' ? '5 to 15 digits, no 0 or + in front' : 'digits only';
	return refuse(406, `${recipient} (${rule})`);
};

const contentIsNotEmpty: EntryRule = (entry, index, { fields }) => {
	if (isFilled(entry, 'message') || isFilled(fields, 'globalmessage')) return undefined;
	if (filled(entry, OWN_MEDIA).length > 0) return undefined;
	if (filled(fields, INSTEAD_OF_TEXT).length > 0) return undefined;
	return refuse(407, `data[${index}] has no message, and there is nothing else to send`);
};

const contentIsGivenOnce: EntryRule = (entry, index, { fields }) => {
	const own = textOf(entry, 'message');
	const shared = textOf(fields, 'globalmessage');
	if (own !== '' && shared !== '' && own !== shared) {
		return refuse(410, `globalmessage and the message of data[${index}] differ: leave one empty`);
	}
	const media = [...filled(fields, SHARED_MEDIA), ...filled(entry, OWN_MEDIA)];
	if (media.length > 1)
		return refuse(410, `${media.join(' and ')} exclude each other (data[${index}])`);
	if (!isFilled(entry, 'template_message') || !isFilled(fields, 'template_globalmessage')) {
		return undefined;
	}
	return refuse(
		410,
		`template_message and template_globalmessage exclude each other (data[${index}])`,
	);
};

function forEveryEntry(rule: EntryRule): Rule {
	return (request) => {
		for (const [index, entry] of request.entries.entries()) {
			const refusal = rule(entry, index, request);
			if (refusal) return refusal;
		}
		return undefined;
	};
}

const RULES: readonly Rule[] = [
	recipientsAreGiven,
	channelTakesTheFields,
	mediaIsGivenOnce,
	templateIsComplete,
	groupHasContent,
	forEveryEntry(recipientIsValid),
	forEveryEntry(contentIsNotEmpty),
	forEveryEntry(contentIsGivenOnce),
];

/** The error of the first rule that the request breaks; undefined if it is valid. */
export function refusalOf(request: PushRequest): Refusal | undefined {
	for (const rule of RULES) {
		const refusal = rule(request);
		if (refusal) return refusal;
	}
	return undefined;
}
