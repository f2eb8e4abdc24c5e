import { InputError, quote } from './inputError';

/** The first n8n expression in a text, such as `{{ $json.name }}`, if there is one. */
function findExpression(text: string): string | undefined {
	for (let open = text.indexOf('{{'); open >= 0; ) {
		const close = text.indexOf('}}', open + 2);
		if (close < 0) return undefined;
		const expression = text.slice(open, close + 2);
		if (/\$[a-z(]/i.test(expression)) return expression;
		open = text.indexOf('{{', close + 2);
	}
	return undefined;
}

/**
 * Rejects a text that a user entered with Fixed although it contains an expression. What an expression returns is not checked: a
 * person may have written it.
 *
 * @param field the field's name in the editor, for the error
 * @throws InputError if the text contains an expression
 */
export function rejectUnevaluated(text: string, field: string): void {
	const expression = findExpression(text);
	if (expression === undefined) return;
	throw new InputError(
		`${field} contains an expression that was not evaluated: ${quote(expression)}`,
		`Switch ${field} from Fixed to Expression.`,
	);
}
