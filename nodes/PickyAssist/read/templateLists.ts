import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { apiError, asError, descriptionFor, operationError } from '../errors';
import { readableText } from '../../api/resources/templateFormFields';
import { ALL_TEMPLATES, readTemplates, type Template } from '../../api/resources/templates';
import { APPROVED } from '../../api/http/codeNames';
import { connect } from '../transport/connection';
import { Reader } from '../transport/reader';
import { forgetTemplates } from '../transport/templateCache';

/**
 * The templates that can be sent.
 *
 * @throws NodeApiError if they cannot be read, NodeOperationError if the credential cannot be used
 */
export async function approvedTemplates(context: ILoadOptionsFunctions): Promise<Template[]> {
	const connection = await connect(context).catch(asError);
	if (connection instanceof Error) {
		throw operationError(context.getNode(), {
			reason: connection.message,
			description: descriptionFor(connection),
		});
	}
	forgetTemplates(connection);
	const templates = readTemplates(await Reader.forEditor(connection).read(ALL_TEMPLATES));
	if (Array.isArray(templates))
		return templates.filter(
			({ template_id: id, template_status: status }) => id !== '' && status === APPROVED,
		);
	throw apiError(context.getNode(), templates);
}

/** Name and languages, with the ID if the name is empty or not unique. */
function labelOf(
	{ template_id: id, template_name: name, languages }: Template,
	isOnly: boolean,
): string {
	const known = languages.map(({ language }) => language).filter(Boolean);
	const inLanguages = known.length === 0 ? '' : ` (${known.join(', ')})`;
	if (name === '') return `${id}${inLanguages}`;
	return `${name}${inLanguages}${isOnly ? '' : `, ${id}`}`;
}

function countNames(templates: readonly Template[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { template_name: name } of templates) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

/** The whole message: header, text and footer. */
function previewOf({ header, footer }: Template, message: string): string {
	return [header, message, footer].map(readableText).filter(Boolean).join(' | ');
}

/** The approved templates whose name or ID contains the text that the user typed. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const templates = await approvedTemplates(this);
	const counts = countNames(templates);
	const found = templates.filter(({ template_id: id, template_name: name }) =>
		`${name} ${id}`.toLowerCase().includes(wanted),
	);
	return {
		results: found
			.map((template) => ({
				name: labelOf(template, counts.get(template.template_name) === 1),
				value: template.template_id,
			}))
			.sort((one, other) => one.name.localeCompare(other.name, 'en')),
	};
}

/**
 * The languages of the chosen template, each with a preview of the message; all languages if no template is chosen yet.
 */
export async function getLanguages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const templates = await approvedTemplates(this);
	const chosenId = this.getCurrentNodeParameter('template.value');
	const chosen = templates.find(({ template_id: id }) => id === chosenId);
	if (chosen) {
		return chosen.languages.map(({ language, message, variables }) => ({
			name: variables === null ? language : `${language}: ${readableText(message)}`,
			value: language,
			description: previewOf(chosen, message),
		}));
	}
	const languages = new Set(
		templates.flatMap(({ languages: all }) => all.map(({ language }) => language).filter(Boolean)),
	);
	return [...languages].sort().map((language) => ({ name: language, value: language }));
}
