import { textOf, type JsonObject } from '../json';
import type { AcceptedMessage } from '../log';
import { FILES_PATH } from '../sampleFiles';
import type { Template } from '../templates/template';

/** A file as a phone shows it. */
export interface BubbleFile {
	readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker' | 'voice note';
	/** A file name, an address, or what is known of its content. */
	readonly name: string;
	/** The path of a picture that the sandbox itself serves; the page loads nothing from elsewhere. */
	readonly picture: string | null;
}

/** A button below a message. */
export interface BubbleButton {
	readonly label: string;
	/** What a tap returns; null for a link. */
	readonly payload: string | null;
}

/** A message as the person sees it. */
export interface Bubble {
	/** The name of its template; `''` without one. */
	readonly template: string;
	readonly header: string;
	readonly file: BubbleFile | null;
	readonly text: string;
	readonly footer: string;
	readonly place: string;
	/** Contact cards, one text each. */
	readonly cards: readonly string[];
	readonly buttons: readonly BubbleButton[];
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** A text with its values in the places of `{{1}}` or `{{name}}`; each name stands for the value of its first place. */
function filledIn(text: string, values: readonly unknown[]): string {
	const names: string[] = [];
	return text.replace(PLACEHOLDER, (placeholder, name: string) => {
		if (!names.includes(name)) names.push(name);
		const value = values[names.indexOf(name)];
		return value === undefined ? placeholder : String(value);
	});
}

function listOf(...values: readonly unknown[]): readonly unknown[] {
	return values.find(Array.isArray) ?? [];
}

function fileOf({ kind, media, entry, body }: AcceptedMessage, url: string): BubbleFile | null {
	if (media === undefined) return null;
	// A template's PDF has its name in `template_header` (template document page).
	const names = ['media_name', 'template_header'].flatMap((field) =>
		[entry, body].map((fields) => textOf(fields, field)),
	);
	const name = names.find((one) => one !== '');
	const isPicture = kind === 'image' && media.startsWith(`${url}${FILES_PATH}`);
	const shown = kind === 'text' ? 'document' : kind;
	return {
		kind: body['sticker'] === 1 ? 'sticker' : body['voice'] === 1 ? 'voice note' : shown,
		name: name ?? media.replace(/, sha256 \w+/, ''),
		picture: isPicture ? media.slice(url.length) : null,
	};
}

function placeOf(location: JsonObject | undefined): string {
	if (!location) return '';
	const words = ['name', 'address'].map((field) => textOf(location, field));
	const position = `${String(location['lat'])}, ${String(location['long'])}`;
	return [...words, position].filter((word) => word !== '').join('\n');
}

function cardOf(card: JsonObject): string {
	const name = [textOf(card, 'first_name'), textOf(card, 'last_name')].filter(Boolean).join(' ');
	const lines = [name, textOf(card, 'company'), textOf(card, 'phone'), textOf(card, 'email')];
	return lines.filter((line) => line !== '').join('\n');
}

function buttonsOf(
	{ quick_replies: replies = 0, url_buttons: links = 0 }: Template,
	payloads: readonly unknown[],
	ends: readonly unknown[],
): BubbleButton[] {
	const quick = Array.from({ length: replies }, (_, index) => {
		const payload = payloads[index];
		return {
			label: `Quick reply ${index + 1}`,
			payload: payload === undefined ? '' : String(payload),
		};
	});
	const open = Array.from({ length: links }, (_, index) => ({
		label: `Open …/${String(ends[index] ?? '')}`,
		payload: null,
	}));
	return [...quick, ...open];
}

/** What a template adds: its texts with the values of this message, and its buttons. */
function templateParts(
	{ entry, body, template_values: values = [] }: AcceptedMessage,
	template: Template,
) {
	const language = textOf(entry, 'language') || textOf(body, 'language');
	const text = template.template_message.find((one) => one.language === language)?.message ?? '';
	return {
		template: `${template.template_name} (${language})`,
		header: filledIn(template.header, listOf(entry['template_header'], body['template_header'])),
		text: filledIn(text, values),
		footer: template.footer,
		buttons: buttonsOf(
			template,
			listOf(entry['payload'], body['payload']),
			listOf(entry['interactive_buttons'], body['interactive_globalbuttons']),
		),
	};
}

/**
 * A message as the person sees it on the phone.
 *
 * @param templates the templates of the account
 * @param url the address of the sandbox
 */
export function bubbleOf(
	message: AcceptedMessage,
	templates: readonly Template[],
	url: string,
): Bubble {
	const template = templates.find(({ template_id: id }) => id === message.template_id);
	return {
		template: message.template_id ?? '',
		header: '',
		file: fileOf(message, url),
		text: message.text,
		footer: '',
		place: placeOf(message.location),
		cards: (message.contact ?? []).map(cardOf),
		buttons: [],
		...(template ? templateParts(message, template) : {}),
	};
}
