import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { descriptionFor, asError, nodeError } from '../errors';
import { ALL_TEMPLATES, readTemplates, type Template } from '../../api/resources/templates';
import { APPROVED } from '../../api/http/codes';
import { connect } from '../transport/connection';
import { Reader } from '../transport/reader';

/** @throws NodeOperationError with the reason where they cannot be read */
async function approvedTemplates(context: ILoadOptionsFunctions): Promise<Template[]> {
	const connection = await connect(context).catch(asError);
	if (connection instanceof Error) {
		throw nodeError(context.getNode(), connection.message, descriptionFor(connection));
	}
	const templates = readTemplates(await Reader.forEditor(connection).read(ALL_TEMPLATES));
	if (Array.isArray(templates))
		return templates.filter(
			({ template_id: id, template_status: status }) => id !== '' && status === APPROVED,
		);
	throw nodeError(context.getNode(), templates.reason, templates.description);
}

/** Name and languages; the id too where the name is empty, or does not tell the template from another one. */
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
	const times = new Map<string, number>();
	for (const { template_name: name } of templates) times.set(name, (times.get(name) ?? 0) + 1);
	return times;
}

/** The approved templates whose name or id holds the text that the user has typed. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const templates = await approvedTemplates(this);
	const times = countNames(templates);
	const found = templates.filter(({ template_id: id, template_name: name }) =>
		`${name} ${id}`.toLowerCase().includes(wanted),
	);
	return {
		results: found
			.map((template) => ({
				name: labelOf(template, times.get(template.template_name) === 1),
				value: template.template_id,
			}))
			.sort((one, other) => one.name.localeCompare(other.name, 'en')),
	};
}

/** The languages of the chosen template, with the number of values that each takes; of all where none is chosen yet. */
export async function getLanguages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const templates = await approvedTemplates(this);
	const chosenId = this.getCurrentNodeParameter('template.value');
	const chosen = templates.find(({ template_id: id }) => id === chosenId);
	if (chosen) {
		return chosen.languages.map(({ language, message, variables }) => ({
			name:
				variables === null
					? language
					: `${language} (${variables} ${variables === 1 ? 'value' : 'values'})`,
			value: language,
			description: message,
		}));
	}
	const languages = new Set(
		templates.flatMap(({ languages: all }) => all.map(({ language }) => language).filter(Boolean)),
	);
	return [...languages].sort().map((language) => ({ name: language, value: language }));
}
