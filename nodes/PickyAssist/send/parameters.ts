import type { IExecuteFunctions } from 'n8n-workflow';

/** Reads one parameter for the item at hand; `fallback` where the operation does not have it. */
export type ReadParameter = (name: string, fallback?: unknown) => unknown;

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsExpression);
	return false;
}

/** The node's parameters for all items. A constant is read once, an expression for each item. */
export class Parameters {
	private readonly constants = new Map<string, unknown>();
	private readonly expressions = new Set<string>();

	constructor(private readonly context: IExecuteFunctions) {}

	/** Whether the parameter has the same value for every item because it holds no expression. */
	isConstant(name: string): boolean {
		if (this.constants.has(name)) return true;
		if (this.expressions.has(name)) return false;
		const raw = this.context.getNodeParameter(name, 0, null, { rawExpressions: true });
		if (holdsExpression(raw)) {
			this.expressions.add(name);
			return false;
		}
		this.constants.set(name, this.context.getNodeParameter(name, 0, null));
		return true;
	}

	/**
	 * The parameter's value for one item, exactly as n8n gives it.
	 *
	 * @throws n8n's own ExpressionError where the expression cannot be evaluated for this item
	 */
	read(name: string, itemIndex: number, fallback?: unknown): unknown {
		const value = this.isConstant(name)
			? this.constants.get(name)
			: this.context.getNodeParameter(name, itemIndex);
		return value ?? fallback;
	}

	/** The reader of one item's parameters. */
	forItem(itemIndex: number): ReadParameter {
		return (name, fallback) => this.read(name, itemIndex, fallback);
	}
}
