import { objectsOf, textOf, type JsonObject } from '../sandbox/json';
import { countValues } from '../sandbox/templates/template';
import type { Check } from './check';
import { PAYLOAD, REFERENCE, SECOND_PAYLOAD, textFor } from './content';
import { expectStatus, listOf } from './expectations';
import type { Exchange } from './exchange';
import { NotAnsweredError, type Step } from './question';

/** One text to the user's own number. */
export const oneText: Step<Exchange> = {
	name: 'one-text',
	messages: 1,
	run: (check) =>
		check.pushToMe('any', {}, { message: textFor('one number'), reference_number: REFERENCE }),
};

/** The balance. */
export const balanceRead: Step<Exchange> = {
	name: 'balance',
	messages: 0,
	run: (check) => check.read('check-balance'),
};

/** The balance with a token that no account has. */
export const wrongTokenRead: Step<Exchange> = {
	name: 'wrong-token',
	messages: 0,
	run: (check) => check.read('check-balance', {}, 'wrong'),
};

/** A push request without recipients. */
export const emptyListPush: Step<Exchange> = {
	name: 'empty-list',
	messages: 0,
	run: (check) =>
		check.push({
			application: check.channel('any').id,
			globalmessage: textFor('empty list'),
			data: [],
		}),
};

const NO_TEMPLATE = 'the account has no template';

/** The list of templates. */
export const templateList: Step<Exchange> = {
	name: 'template-list',
	messages: 0,
	run: (check) => check.read('template-status'),
};

/** The templates of the account, at least one. @throws DifferentError if the response is not a list of them */
export async function templatesOf(check: Check): Promise<readonly JsonObject[]> {
	const list = await check.step(templateList);
	if (list.httpResult?.json && Number(list.httpResult.json['status']) === 817)
		throw new NotAnsweredError(NO_TEMPLATE);
	const templates = listOf(expectStatus(list, 100), 'templates', list);
	if (templates.length === 0) throw new NotAnsweredError(NO_TEMPLATE);
	return templates;
}

/** An approved template, with what a message with it needs. */
export interface UsableTemplate {
	readonly template_id: string;
	readonly language: string;
	readonly text: string;
	/** As many values as its text has. */
	readonly values: readonly string[];
}

/** How a message shows the value at this position, from 0. */
const valueAt = (index: number): string => `value ${index + 1}`;

function usable(template: JsonObject): UsableTemplate | undefined {
	if (String(template['template_status']) !== '3') return undefined;
	const [first] = objectsOf(template, 'template_message');
	const text = first ? textOf(first, 'message') : '';
	if (!first || text === '') return undefined;
	return {
		template_id: textOf(template, 'template_id'),
		language: textOf(first, 'language'),
		text,
		values: Array.from({ length: countValues(text) }, (_, index) => valueAt(index)),
	};
}

/** The first approved template that fits. @throws NotAnsweredError if there is none; `what` names it */
export async function findTemplate(
	check: Check,
	what: string,
	fits: (template: JsonObject, text: string) => boolean,
): Promise<UsableTemplate> {
	const { templates } = check.account;
	for (const template of await templatesOf(check)) {
		const id = textOf(template, 'template_id');
		if (templates && id !== check.account.buttonTemplate && !templates.includes(id)) continue;
		const found = usable(template);
		if (found && fits(template, found.text)) return found;
	}
	throw new NotAnsweredError(`there is no approved ${what}`);
}

/** Whether a template has neither a header with values nor one with a file. */
export function isPlain(template: JsonObject): boolean {
	return String(template['message_type']) === '1' && countValues(textOf(template, 'header')) === 0;
}

/** Statuses of a push request with a template that say nothing about its picture: they are about the number or the template. */
export const NOT_ABOUT_THE_PICTURE = [402, 406, 804, 817];

/** A template with quick replies, each with a payload. */
export const buttons: Step<Exchange> = {
	name: 'buttons',
	messages: 1,
	async run(check) {
		const id = check.account.buttonTemplate;
		const template = await findTemplate(
			check,
			`template ${id ?? ''}`,
			({ template_id: one }) => one === id,
		);
		const { template_id, language, values } = template;
		return check.pushToMe(
			'official',
			{ template_id, language },
			{ template_message: values, payload: [PAYLOAD, SECOND_PAYLOAD] },
		);
	},
};
