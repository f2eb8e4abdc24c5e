import type { INodeProperties } from 'n8n-workflow';
import { rejectUnevaluated } from '../../api/input/unevaluated';

type Option = NonNullable<INodeProperties['options']>[number];

/** The fields of a collection or of the rows of a table. */
function fieldsIn({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((option: Option) =>
		'values' in option ? option.values : 'type' in option ? [option] : [],
	);
}

/** The name in the editor of the innermost field on a path such as `options.mediaUrl` or `contacts.contact.0.phone`. */
function labelOf(path: readonly string[], fields: readonly INodeProperties[]): string {
	const [name, ...rest] = path;
	if (name === undefined) return '';
	const found = fields.find((field) => field.name === name);
	// The fields of a form are those of the template: only their IDs are known here.
	if (found?.type === 'resourceMapper' && rest.length > 1)
		return `${found.displayName} → ${rest.at(-1) ?? ''}`;
	const inner = labelOf(rest, found ? fieldsIn(found) : fields);
	return inner === '' ? (found?.displayName ?? '') : inner;
}

/**
 * Rejects an expression in a text of a parameter that is set to Fixed.
 *
 * @param raw the parameter as it is written in the node
 * @param name its path
 * @param fields the fields of the operation, for the name in the error
 * @throws InputError if there is one
 */
export function rejectUnevaluatedIn(
	raw: unknown,
	name: string,
	fields: readonly INodeProperties[],
): void {
	if (typeof raw === 'string') {
		if (!raw.startsWith('=')) rejectUnevaluated(raw, labelOf(name.split('.'), fields) || name);
	} else if (typeof raw === 'object' && raw !== null) {
		for (const [key, value] of Object.entries(raw))
			rejectUnevaluatedIn(value, `${name}.${key}`, fields);
	}
}
