import { InputError, quote } from '../../../api/input/inputError';
import { ALL_TEMPLATES, readTemplates, TEMPLATE_COLUMNS } from '../../../api/resources/templates';
import type { ItemParameters } from '../../parameters/parameters';
import type { ReadOperation } from '../readOperation';

const show = { resource: ['template'], operation: ['getMany'] };

function readLimit(item: ItemParameters): number {
	if (item.get('returnAll', false) === true) return Infinity;
	const limit = Number(item.get('limit', 50));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputError(
		`Limit cannot be ${quote(item.get('limit'))}`,
		'Enter a whole number of at least 1, or turn on Return All.',
	);
}

/** Get Many: the templates of the account, with the number of values that each language takes. */
export const getMany: ReadOperation = {
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many templates',
		description: 'Get many templates, with their languages and the number of values each takes',
	},
	fields: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			displayOptions: { show },
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			default: 50,
			typeOptions: { minValue: 1 },
			displayOptions: { show: { ...show, returnAll: [false] } },
			description: 'Max number of results to return',
		},
	],
	columns: TEMPLATE_COLUMNS,
	toItemRead(item) {
		const limit = readLimit(item);
		return {
			request: ALL_TEMPLATES,
			toResults(response) {
				const templates = readTemplates(response);
				return Array.isArray(templates)
					? templates.slice(0, limit).map((template) => ({ ...template }))
					: templates;
			},
		};
	},
};
