import { isFilled, textOf, type JsonObject } from '../json';
import type { PushRequest } from '../push/pushRequest';
import { refuse, type Refusal } from '../push/refusal';
import { countValues, TEMPLATE_STATES, type Template } from './template';
import type { TemplateStore } from './templateStore';

/** A rule looks at one entry with the top of its request and says what does not fit the template, or nothing. */
type Rule = (template: Template, top: JsonObject, entry: JsonObject) => string | undefined;

const FILES = ['media_code', 'globalmedia_code'];
/** WhatsApp rejects such a value: seen by other integrators. */
const FORBIDDEN = /[\n\r\t]| {5}/;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const values = (count: number): string => (count === 1 ? '1 value' : `${count} values`);

const languageIsThere: Rule = (template, top, entry) => {
	const language = textOf(entry, 'language') || textOf(top, 'language');
	if (template.template_message.some((one) => one.language === language)) return undefined;
	return `has no language "${language}"`;
};

const valuesMatch: Rule = (template, top, entry) => {
	const language = textOf(entry, 'language') || textOf(top, 'language');
	const text = template.template_message.find((one) => one.language === language)?.message ?? null;
	// The list does not tell the text: the service itself knows it.
	if (text === null) return undefined;
	const given = listOf(entry['template_message'] ?? top['template_globalmessage']);
	const wanted = countValues(text);
	if (given.length !== wanted) return `takes ${values(wanted)}, ${given.length} given`;
	if (given.every((one) => !FORBIDDEN.test(String(one)))) return undefined;
	return 'takes no value with a line break, a tab or five spaces in a row';
};

const headerMatches: Rule = (template, top, entry) => {
	const header = entry['template_header'] ?? top['template_header'];
	const wanted = countValues(template.header);
	const isName = typeof header === 'string' && header !== '';
	if (isName && template.message_type !== '3') return 'has no PDF that template_header could name';
	const given = listOf(header).length;
	if (given === wanted) return undefined;
	return `takes ${values(wanted)} in template_header as an array, ${given} given`;
};

const mediaMatches: Rule = (template, top, entry) => {
	// The template pages show addresses only.
	if (FILES.some((name) => isFilled(entry, name) || isFilled(top, name)))
		return 'takes the address of a file, no base64';
	const given = isFilled(entry, 'media') || isFilled(top, 'globalmedia');
	const wanted = template.message_type !== '1';
	if (given === wanted) return undefined;
	return wanted ? 'needs the media of its header' : 'has no header that takes media';
};

const buttonsMatch: Rule = (template, top, entry) => {
	const { quick_replies: quick = 0, url_buttons: urls = 0 } = template;
	const addresses = listOf(entry['interactive_buttons'] ?? top['interactive_globalbuttons']).length;
	if (addresses !== urls) return `takes ${values(urls)} for its URL buttons, ${addresses} given`;
	const payloads = listOf(entry['payload']).length;
	if (payloads === 0 || payloads === quick) return undefined;
	return `has ${quick} quick-reply buttons, payload has ${values(payloads)}`;
};

const RULES: readonly Rule[] = [
	languageIsThere,
	valuesMatch,
	headerMatches,
	mediaMatches,
	buttonsMatch,
];

/**
 * Why a push request that is right in itself does not fit the account's templates; nothing when it does,
 * or names none. 804 as on the template status page; counts must match, as other integrators saw.
 */
export function templateRefusal(
	request: PushRequest,
	templates: TemplateStore,
): Refusal | undefined {
	const { fields, entries } = request;
	const id = textOf(fields, 'template_id');
	if (id === '') return undefined;
	const template = templates.find(id);
	if (!template) return refuse(804, `there is no template "${id}"`);
	const state = template.template_status;
	if (state !== '3') return refuse(410, `the template ${id} is ${TEMPLATE_STATES[state]}`);
	for (const [index, entry] of entries.entries()) {
		for (const rule of RULES) {
			const error = rule(template, fields, entry);
			if (error) return refuse(410, `the template ${id} ${error} (data[${index}])`);
		}
	}
	return undefined;
}
