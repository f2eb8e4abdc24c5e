import { InputError, quote } from '../../../api/input/inputError';
import { ALL_TEMPLATES, readTemplates, TEMPLATE_COLUMNS } from '../../../api/resources/templates';
import type { ReadParameter } from '../../parameters/readParameter';
import type { ReadOperation } from '../readOperation';

const show = { resource: ['template'], operation: ['getMany'] };

function readLimit(read: ReadParameter): number {
	if (read('returnAll', false) === true) return Infinity;
	const limit = Number(read('limit', 50));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputError(
		`Limit cannot be ${quote(read('limit'))}`,
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
	toItemRead(read) {
		const limit = readLimit(read);
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
