import { tokenMask } from '../../nodes/api/http/maskToken';
import { isJsonObject, parseJsonObject, type JsonObject } from '../sandbox/json';
import { withoutBase64Digits } from './base64Digits';
import { isOwnText, UNASSIGNED_NUMBER, UNKNOWN_CHANNEL, WEBHOOK_QUERY } from './content';
import { formsOf, MASK, withoutForm, type Form } from './tokenForms';

/** What must not appear in anything that is written. */
export interface Secrets {
	readonly token: string;
	/** The user's own numbers and IDs, and what they become. */
	readonly replaced: ReadonlyArray<readonly [secret: string, placeholder: string]>;
}

/** Shorter runs of digits are codes, counts and prices. */
const LONG_RUN = /\d{7,}/g;
/** A number as people write it, with its country code. */
const WRITTEN_NUMBER = /(?:\+|\b00)\s?\d(?:[\s()./-]{0,2}\d){6,14}/g;
/** Between the digits of the user's own numbers. */
const SEPARATORS = '(?:[^\\p{L}\\p{N}]|%20){0,5}';
// The lengths are limited since a search without a limit takes minutes in a long text without spaces.
const EMAIL = /[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}\.[a-z]{2,24}/gi;
const IP_ADDRESS =
	/\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6}|(?<=[\da-f]::))(?![\w:])|\b(?:[\da-f]{1,4}:){3,7}[\da-f]{1,4}\b/gi;
const WEB_ADDRESS = /https?:\/\/[^\s"'<>\\]+/gi;
/** Names of fields that hold names, addresses or what people wrote. */
const PERSONAL =
	/name|mail|phone|mobile|number|member|admin|owner|user|sender|author|person|descr|caption|(?:^|[-_])(?:subject|link|url|pic|icon|media|address|street|city|state|zip|company|header|footer|lat|long|label|payload)(?:$|[-_])/i;
/** Names of fields that hold what people wrote, or how they are called. */
const TEXT = /message|text|body|content|title|comment|note|remark|answer|reply|quote|name/i;
/** The end of the names of others, such as `message_type` and `context-msg-id`. */
const CODE_NAME = /(?:id|type|count|status|time|date|language|version)$/i;
const isTextName = (name: string): boolean =>
	(TEXT.test(name) && !CODE_NAME.test(name)) || /caption/i.test(name);
const BALANCE = /balance/i;
/** Names of fields as an API has them; other keys may be names of people. */
const FIELD_NAME = /^[\w$.:-]*$/;
const PROJECT_ID = /^project[-_]id$/;
const PROJECT = '500001';
const CODE = /^(?:[a-z0-9_.:+-]*|[A-Z0-9_]*|[\d\-/:. TZ+]+(?:[AP]M)?)$/;
/** What is longer is cut off: files, for example. */
const MAX_CHARACTERS = 4_000;
/** The names of a page's tags. Everything else, including attributes, is masked. */
const TAG =
	/(<\/?(?:html|head|body|title|meta|link|script|style|h[1-6]|p|div|span|a|b|i|em|strong|br|hr|img|ul|ol|li|table|thead|tbody|tr|td|th|form|input|button|label|center|pre|code|section|header|footer|main|nav)(?=[\s/>]))/;

/** The value of a JSON object or list. */
function parseJson(text: string): unknown {
	if (!/^[[{]/.test(text)) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The text where it is not part of a word: an ID may be as short as a letter. */
function wholeWord(text: string): RegExp {
	const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu');
}

/** Digits of all scripts as those of ASCII. Their code points are consecutive, from 0 to 9. */
function withAsciiDigits(text: string): string {
	return text.replace(/[^\0-\x7f]/gu, (one) => {
		if (!/\p{Nd}/u.test(one)) return one;
		const code = one.codePointAt(0) ?? 0;
		let first = code;
		while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
		return String((code - first) % 10);
	});
}

/**
 * Letters become x and digits 0. Long numbers, which are masked, stay.
 *
 * @param keep what else stays
 */
function shapeOf(text: string, keep = /(\d{7,})/): string {
	return text
		.split(keep)
		.map((part, index) =>
			index % 2 === 1
				? part
				: part
						.replace(/\p{Lu}/gu, 'X')
						.replace(/[\p{L}\p{M}]/gu, (one) => (one === 'X' ? 'X' : 'x'))
						.replace(/\p{N}/gu, '0'),
		)
		.join('');
}

/** In templates the form of `{{1}}` and `{{name}}` is asked about. */
const KEPT_IN_TEMPLATES = /(\{\{[^{}]*\}\}|\d{7,})/;

/** Masks token, numbers, names and texts; the same number always becomes the same one. */
export class Mask {
	private readonly forms: readonly Form[];
	private readonly maskWhole: (value: unknown) => unknown;
	private readonly numbers: ReadonlyArray<readonly [RegExp, string]>;
	private readonly made = new WeakMap<object, unknown>();
	private readonly pseudonyms = new Map([
		[UNKNOWN_CHANNEL, UNKNOWN_CHANNEL],
		[UNASSIGNED_NUMBER, UNASSIGNED_NUMBER],
	]);

	constructor({ token, replaced }: Secrets) {
		this.forms = formsOf(token);
		this.maskWhole = tokenMask(token);
		this.numbers = replaced.flatMap(([secret, placeholder]) => {
			if (secret === '') return [];
			this.pseudonyms.set(secret, placeholder);
			this.pseudonyms.set(placeholder, placeholder);
			if (!/^\d+$/.test(secret)) {
				const forms = [secret, encodeURIComponent(secret), secret.replaceAll(' ', '+')];
				return [...new Set(forms)].map((form) => [wholeWord(form), placeholder] as const);
			}
			// Also as written by people, and without the country code.
			return [0, 1, 2, 3]
				.filter((start) => secret.length - start >= 7)
				.map((start) => {
					this.pseudonyms.set(placeholder.slice(start), placeholder.slice(start));
					const pattern = new RegExp([...secret.slice(start)].join(SEPARATORS), 'gu');
					return [pattern, placeholder.slice(start)] as const;
				});
		});
	}

	/** A text without any trace of the token. */
	withoutToken(text: string): string {
		return this.forms.reduce(withoutForm, String(this.maskWhole(text)));
	}

	/** A text that may contain secrets between words worth keeping, such as a message of the service. */
	text(text: string): string {
		let masked = withoutBase64Digits(
			this.withoutToken(withAsciiDigits(text.slice(0, MAX_CHARACTERS))),
			(run) => this.pseudonymOf(run),
		);
		for (const [pattern, placeholder] of this.numbers)
			masked = masked.replace(pattern, placeholder);
		return masked
			.replace(WEB_ADDRESS, 'https://masked.example/')
			.replace(EMAIL, 'masked@example.com')
			.replace(IP_ADDRESS, '192.0.2.1')
			.replace(WRITTEN_NUMBER, (written) => {
				const digits = written.replace(/\D/g, '').replace(/^00/, '');
				return `+${this.pseudonymOf(digits)}`;
			})
			.replace(LONG_RUN, (run) => this.pseudonymOf(run));
	}

	/** The query of an address: its names, and the value that the check itself has added. */
	query(text: string): string {
		const pairs = [...new URLSearchParams(text)].map(([name, value]): [string, string] => [
			this.text(name),
			name in WEBHOOK_QUERY ? this.text(value) : shapeOf(this.text(value)),
		]);
		return this.withoutToken(new URLSearchParams(pairs).toString());
	}

	/** What is made of an object, which does not change, the first time. */
	once<Result>(key: object, make: () => Result): Result {
		if (!this.made.has(key)) this.made.set(key, make());
		// The key is only used by one caller, with one type.
		return this.made.get(key) as Result;
	}

	/** The body of a response or webhook call; JSON and forms keep their structure. */
	body(text: string, from: 'service' | 'webhook'): string {
		const json = parseJson(text.trim());
		if (json !== undefined) return this.json(json, from);
		if (/^[^\s=&<>{}"]+=[^\s<>"]*$/.test(text)) return this.form(text);
		const start = this.text(text);
		// Of a page, the names of the tags stay. In JSON that is cut off, and in other texts, nothing tells names from values.
		const shape = /^\s*</.test(start) ? this.page(start) : shapeOf(start);
		return this.withoutToken(shape);
	}

	private page(text: string): string {
		return text
			.split(TAG)
			.map((part, index) => (index % 2 === 1 ? part : shapeOf(part)))
			.join('');
	}

	private json(value: unknown, from: 'service' | 'webhook'): string {
		try {
			const { all } = this.fields({ all: value }, from);
			return this.withoutToken(JSON.stringify(all));
		} catch {
			// Nested too deeply.
			return '';
		}
	}

	/** The fields of a JSON object. Those of a request were written by the check itself, except IDs and addresses. */
	fields(fields: JsonObject, from: 'check' | 'service' | 'webhook'): JsonObject {
		// Beside a status, `message` is the service's own text; elsewhere it is what someone wrote.
		const ofService = from === 'service' && 'status' in fields;
		const isFree = (name: string) =>
			from === 'check' || /^error|^reason|^detail/.test(name) || (ofService && name === 'message');
		const masked = (name: string, value: unknown): unknown => {
			if (typeof value === 'string') return this.string(value, name, from, isFree(name));
			if (typeof value === 'number') return this.number(value, name, isFree(name));
			if (Array.isArray(value)) return value.map((one: unknown) => masked(name, one));
			if (!isJsonObject(value)) return value;
			// A balance may have parts, such as its amount.
			return BALANCE.test(name)
				? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(name, one)]))
				: this.fields(value, from);
		};
		const names = new Set<string>();
		return Object.fromEntries(
			Object.entries(fields).map(([name, value]) => {
				let key = FIELD_NAME.test(name) ? this.text(name) : shapeOf(this.text(name));
				while (names.has(key)) key += '_';
				names.add(key);
				return [key, masked(name, value)];
			}),
		);
	}

	private string(
		value: string,
		name: string,
		from: 'check' | 'service' | 'webhook',
		isFree: boolean,
	): string {
		if (PROJECT_ID.test(name)) return PROJECT;
		if (value === '' || isFree || isOwnText(value)) return this.text(value);
		if (BALANCE.test(name)) return value.includes('.') ? '12.5' : '12';
		const isText = isTextName(name);
		if (/^\d+$/.test(value) && (!isText || this.pseudonyms.has(value)))
			return this.pseudonyms.get(value) ?? this.text(value);
		if (/^https?:[^\s"'<>\\]*$/.test(value)) return this.text(value);
		return CODE.test(value) && !isText && (!PERSONAL.test(name) || value.length < 3)
			? this.text(value)
			: this.withoutToken(
					shapeOf(this.text(value), from === 'webhook' ? undefined : KEPT_IN_TEMPLATES),
				);
	}

	private number(value: number, name: string, isFree: boolean): number {
		if (PROJECT_ID.test(name)) return Number(PROJECT);
		if (BALANCE.test(name)) return Number.isInteger(value) ? 12 : 12.5;
		if (/^(lat|long)/.test(name)) return 0.5;
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) return 9e15;
		if (isTextName(name) && !isFree) return 0;
		// A price stays.
		if (!Number.isInteger(value) && Math.abs(value) < 1e6) return value;
		return Number(this.text(String(value)).replaceAll(MASK, '0')) || 0;
	}

	private form(text: string): string {
		const pairs = [...new URLSearchParams(text)].map(([name, value]): [string, string] => {
			const json = parseJsonObject(value);
			return [
				this.text(name),
				json ? this.body(value, 'webhook') : this.string(value, name, 'webhook', false),
			];
		});
		return this.withoutToken(new URLSearchParams(pairs).toString());
	}

	/** A number of the same length, always the same for the same one. */
	private pseudonymOf(run: string): string {
		const known = this.pseudonyms.get(run);
		if (known !== undefined) return known;
		const serial = String(this.pseudonyms.size);
		const pseudonym = `9${serial.padStart(run.length - 1, '0')}`;
		this.pseudonyms.set(run, pseudonym);
		this.pseudonyms.set(pseudonym, pseudonym);
		return pseudonym;
	}
}
