/* eslint-disable @n8n/community-nodes/require-node-api-error -- a standalone program, not part of the published node */
import { parseArguments, parseInteger, UsageError } from '../cli/arguments';
import { parseChannels, parseNumber, parsePlatform, parseToken, type Account } from './account';
import type { Delays } from './check';

/** Printed for `--help`. */
export const USAGE = `Compares the real Picky Assist with what the nodes assume of it, and writes a report for an issue.
It sends messages, which cost money: to your own numbers, the group you name, and numbers that belong to nobody.
It says how many before it sends the first one.

  npm run check:live                    asks for token, platform, channels and your number
  npm run check:live -- --list          lists the questions
  npm run check:live -- --no-messages   asks only what needs no message

Instead of entering them, you can set environment variables: PICKY_ASSIST_TOKEN, PICKY_ASSIST_PLATFORM (v4, v3 or a base URL),
PICKY_ASSIST_CHANNELS (IDs such as 8,10; an ID of your own with its kind, such as 51:web) and PICKY_ASSIST_NUMBER.
The token is never an argument: your shell would keep it.

More questions can be answered with:
  --second-number N       another number of yours
  --closed-number N       a number of yours that did not write to the channel within 24 hours
  --messenger-id ID       your ID on Messenger or Instagram
  --group ID              a WhatsApp group for test messages
  --button-template ID    an approved template with two quick replies and no other buttons
  --templates ID,ID       the only templates that may be sent; default: the first approved one of each kind
  --picture-url URL       a public picture
  --video-url URL         a public video
  --webhook-url URL       a public address that leads to this computer, such as that of a tunnel
  --webhook-port PORT     the local port that receives these calls; default 4020

Other options:
  --only ID,ID            only these questions
  --yes                   does not ask for confirmation
  --out FOLDER            where to write the report; default live-check

Seconds to wait, with their defaults:
  --delay S               between requests (1.5)
  --timeout S             for a response (60)
  --report-wait S         before a delivery report is read (60)
  --webhook-wait S        for a webhook call (180)

In what it writes, token, numbers, names and texts are masked. The exit code is 0 if all questions were asked, 1 if not, 2 if an argument is wrong.`;

/** What the user asked for, before anything is asked interactively. */
export interface Options {
	readonly list: boolean;
	readonly yes: boolean;
	readonly noMessages: boolean;
	readonly only: readonly string[] | undefined;
	readonly out: string;
	readonly webhookPort: number;
	readonly delays: Delays;
	readonly timeout: number;
	readonly account: Omit<Account, 'token' | 'baseUrl' | 'channels' | 'number'>;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

function seconds(option: string, value: string): number {
	const parsed = Number(value);
	if (value.trim() !== '' && parsed >= 0 && parsed <= 3600) return parsed * 1000;
	throw new UsageError(`${option} must be seconds from 0 to 3600.`);
}

function listOf(value: string | undefined): string[] | undefined {
	return value?.split(',').map((id) => id.trim());
}

function parseUrl(option: string, value: string | undefined): string | undefined {
	if (value === undefined || (/^https?:\/\//.test(value) && URL.canParse(value))) return value;
	throw new UsageError(`${option} must be an http or https address.`);
}

/** As `parseArguments`, but without repeating an option that does not exist: it may be the token. */
const parseOnlyKnown: typeof parseArguments = (config) => {
	try {
		return parseArguments(config);
	} catch (error) {
		const isUnknown = error instanceof UsageError && /unknown option/i.test(error.message);
		throw isUnknown ? new UsageError('There is no such option.') : error;
	}
};

/** Reads the arguments. @throws UsageError, which does not repeat a value that may be secret */
export function parseOptions(args: readonly string[]): Options {
	// parseArgs would repeat the token in its message.
	if (args.some((one) => /^--?token\b/.test(one)))
		throw new UsageError('The token is not an argument. Set PICKY_ASSIST_TOKEN, or enter it.');
	const { values, positionals } = parseOnlyKnown({
		args,
		allowPositionals: true,
		options: {
			list: flag,
			yes: flag,
			'no-messages': flag,
			only: text,
			out: { ...text, default: 'live-check' },
			'second-number': text,
			'closed-number': text,
			'messenger-id': text,
			group: text,
			'button-template': text,
			templates: text,
			'picture-url': text,
			'video-url': text,
			'webhook-url': text,
			'webhook-port': { ...text, default: '4020' },
			delay: { ...text, default: '1.5' },
			timeout: { ...text, default: '60' },
			'report-wait': { ...text, default: '60' },
			'webhook-wait': { ...text, default: '180' },
		},
	});
	if (positionals.length > 0) throw new UsageError('This command takes options only.');
	const empty = Object.entries(values).find(([, value]) => String(value).trim() === '');
	if (empty) throw new UsageError(`--${empty[0]} needs a value.`);
	const number = (option: 'second-number' | 'closed-number') =>
		values[option] === undefined ? undefined : parseNumber(`--${option}`, values[option]);
	return {
		list: values.list,
		yes: values.yes,
		noMessages: values['no-messages'],
		only: listOf(values.only),
		out: values.out,
		webhookPort: parseInteger('--webhook-port', values['webhook-port'], 0, 65_535),
		delays: {
			betweenRequests: seconds('--delay', values.delay),
			report: seconds('--report-wait', values['report-wait']),
			webhook: seconds('--webhook-wait', values['webhook-wait']),
		},
		timeout: seconds('--timeout', values.timeout),
		account: {
			secondNumber: number('second-number'),
			closedNumber: number('closed-number'),
			messengerId: values['messenger-id'],
			groupId: values.group,
			buttonTemplate: values['button-template'],
			templates: listOf(values.templates),
			pictureUrl: parseUrl('--picture-url', values['picture-url']),
			videoUrl: parseUrl('--video-url', values['video-url']),
			webhookUrl: parseUrl('--webhook-url', values['webhook-url']),
		},
	};
}

interface Field {
	readonly variable: string;
	readonly prompt: string;
	readonly hidden?: true;
}

const FIELDS = {
	token: { variable: 'PICKY_ASSIST_TOKEN', prompt: 'API token (not shown): ', hidden: true },
	platform: { variable: 'PICKY_ASSIST_PLATFORM', prompt: 'Platform (v4, v3 or a base URL): ' },
	channels: {
		variable: 'PICKY_ASSIST_CHANNELS',
		prompt: 'Channel IDs, separated by commas (8 = WhatsApp Official, 10 = Web Automation): ',
	},
	number: {
		variable: 'PICKY_ASSIST_NUMBER',
		prompt: 'Your own number with its country code, such as 12025550101: ',
	},
} as const satisfies Readonly<Record<string, Field>>;

/** Asks the person for a value; undefined if nobody can be asked. */
export type Prompt = ((prompt: string, hidden: boolean) => Promise<string>) | undefined;

/** The account, from the environment or from the person. @throws UsageError if something is missing or wrong */
export async function readAccount(
	more: Options['account'],
	environment: Readonly<Record<string, string | undefined>>,
	prompt: Prompt,
): Promise<Account> {
	const read = async <Value>(field: Field, parse: (text: string) => Value): Promise<Value> => {
		const value = environment[field.variable];
		if (value !== undefined && value !== '') return parse(value);
		if (!prompt) throw new UsageError(`Set ${field.variable}: the terminal is not interactive.`);
		for (let question = field.prompt; ; ) {
			const line = await prompt(question, field.hidden === true);
			try {
				return parse(line.trim());
			} catch (error) {
				if (!(error instanceof UsageError)) throw error;
				question = `${error.message}\n${field.prompt}`;
			}
		}
	};
	const account: Account = {
		token: await read(FIELDS.token, parseToken),
		baseUrl: await read(FIELDS.platform, (text) => parsePlatform(text || 'v4')),
		channels: await read(FIELDS.channels, parseChannels),
		number: await read(FIELDS.number, (text) => parseNumber('Your number', text)),
		...more,
	};
	for (const [option, other] of [
		['--second-number', account.secondNumber],
		['--closed-number', account.closedNumber],
	])
		if (other === account.number)
			throw new UsageError(`${option} must not be your own number. Nothing was sent.`);
	return account;
}
