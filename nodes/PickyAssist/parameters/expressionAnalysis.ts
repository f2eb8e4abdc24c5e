import { maskLiterals } from './maskLiterals';
import { SPECIAL_NAMES } from './specialNames';

/** The fields of an item's `json` that code reads; `all` if it computes their names. */
export type Fields = ReadonlySet<string> | 'all';

/** Data that is the same for all items: `$("Node").all()`. */
export interface SharedData {
	/** The code, as the user wrote it. */
	readonly code: string;
	/** The node; undefined for this node's own input. */
	readonly node: string | undefined;
	readonly method: string;
}

/** Code of an expression that can be evaluated for all items at once. */
export interface BulkCode {
	/** The code; references to an item's own data are replaced with the names of `nameOf…`. */
	readonly text: string;
	/** The fields of the item that it reads. */
	readonly fields: Fields;
	/** For each node whose matching item it reads: which fields of that item. */
	readonly matching: ReadonlyMap<string, Fields>;
	readonly shared: readonly SharedData[];
	/** Whether it gives the same value for each item. */
	readonly isConstant: boolean;
}

/** The name that replaces a reference to the item's own data. */
export const ITEM_NAME = 'pickyJson';
/** The name of a node's matching item, or of shared data, in the evaluated code. */
export function nameOf(kind: 'Item' | 'Shared', key: string): string {
	return `picky${kind}_${[...key].map((character) => (/[A-Za-z0-9]/.test(character) ? character : `_${character.codePointAt(0)}`)).join('')}`;
}

/**
 * Code that changes something, or whose parts mean something else in a larger expression: statements, assignments,
 * increments, methods that change what they are called on, names that n8n replaces, and optional chaining with brackets, which it
 * changes.
 */
const UNSAFE =
	/\\|(?<![=!<>])=(?![=>])|[<>]=?=(?<=<<=|>>=)|\+\+|--|\.\s*(push|pop|shift|unshift|splice|fill|copyWithin|assign|set\w+|define\w*)\b|(?<![\w$.])(const|let|var|class|for|while|do|switch|if|with|try|catch|delete|this|arguments|eval|Function|import|await|yield|async|super|debugger)\b|new\s*\.|\?\.[^;,]*\[|\]\s*(\?\.\s*)?\(|\$\w*\s*=>|\([^()]*\$[^()]*\)\s*=>|\bfunction\b[^(]*\([^)]*\$/;
/** Names that n8n guards, and those of the expression that evaluates all items, wherever they are. */
const UNSAFE_ANYWHERE = /\b(constructor|prototype|__proto__|__sanitize|___n8n_data|picky\w*)\b/;
/** Methods that change a list, unless it was just created. */
const REORDERS = /\.\s*(sort|reverse)\b/g;
/** Changes what it is called on, unless that is a date of Luxon; items have nothing else with this method. */
const SETS = /\.\s*set\s*\(/;
const MAY_BE_SET = /\$(execution|vars|workflow|prevNode|input|\()/;
const MAKES_LIST =
	/\.\s*(split|map|filter|slice|concat|flat|flatMap|toSorted|toReversed|toSpliced|from|keys|values|entries|matchAll)\s*$/;

/** Code with the same value for every item, and which n8n evaluates as it is. */
const SAME_FOR_ALL =
	/^\$(now|today|vars|workflow|execution|runIndex|prevNode|nodeVersion|nodeId|mode|if|ifEmpty|max|min|average|jmespath|jmesPath)\b/;
/** Code whose value may change between evaluations. */
const VARYING = /date|time|now|today|random|uuid|relative/i;

/** A field of an object: `.name`, `["name"]`, or one whose name is computed. */
const FIELD =
	/^\s*(?:\??\.\s*([A-Za-z_$][\w$]*)|(?:\?\.\s*)?\[\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)')\s*\]|(?:\?\.\s*)?(\[))/;
const INPUT_JSON = /^\$input\s*\.\s*item\s*\.\s*json\b/;
const INPUT_WHOLE = /^\$input\s*\.\s*(all|first|last)\s*\(\s*\)/;
const NODE = /^\$\(\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)')\s*\)/;
const NODE_ITEM = /^\s*\.\s*item(?=\s*\.\s*json\b)/;
const ITEM_JSON = /^\s*\.\s*json\b/;
const NODE_WHOLE = /^\s*\.\s*(all|first|last)\s*\(\s*\)/;
const IS_EXECUTED = /^\s*\.\s*isExecuted\b/;

/** Whether each sort or reverse is called on a list that nothing else holds. */
function reordersCopiesOnly(masked: string): boolean {
	for (const match of masked.matchAll(REORDERS)) {
		const before = masked.slice(0, match.index).trimEnd();
		const open = openingOf(before);
		if (open === undefined) return false;
		const prefix = before.slice(0, open).trimEnd();
		const isCall = before.endsWith(')');
		if (isCall ? !MAKES_LIST.test(prefix) : /[\w$)\]"'`}]$/.test(prefix)) return false;
	}
	return true;
}

/** The position of the bracket that the last character of some code closes. */
function openingOf(masked: string): number | undefined {
	const last = masked.at(-1);
	if (last !== ')' && last !== ']') return undefined;
	let depth = 0;
	for (let position = masked.length - 1; position >= 0; position -= 1) {
		const character = masked.charAt(position);
		if (')]}'.includes(character)) depth += 1;
		if ('([{'.includes(character)) depth -= 1;
		if (depth === 0) return position;
	}
	return undefined;
}

/** Collects which fields of an object are read. */
class ReadFields {
	private readonly names = new Set<string>();
	private areComputed = false;

	/** @returns false if the code does not read a field of a usual name here, or calls it: n8n's methods work on all fields */
	add(rest: string): boolean {
		const [found, ...groups] = FIELD.exec(rest) ?? [];
		if (found === undefined || /^\s*(\?\.\s*)?\(/.test(rest.slice(found.length))) return false;
		const name = groups[0] ?? groups[1] ?? groups[2];
		if (name === undefined) this.areComputed = true;
		else if (SPECIAL_NAMES.has(name)) return false;
		else this.names.add(name);
		return true;
	}

	get fields(): Fields {
		return this.areComputed ? 'all' : this.names;
	}
}

/** What the code is made of, and the code with references replaced. */
class ExpressionAnalyzer {
	private text = '';
	private end = 0;
	private readonly own = new ReadFields();
	private readonly matching = new Map<string, ReadFields>();
	private readonly shared = new Map<string, SharedData>();
	private usesItem = false;

	constructor(
		private readonly code: string,
		private readonly masked: string,
	) {}

	/** @returns undefined if a reference must be evaluated by n8n for each item */
	run(): BulkCode | undefined {
		for (const { index } of this.masked.matchAll(/\$/g)) {
			if (index < this.end) continue;
			if (/[\w$]$|(?<!\.\.)\.\s*$/.test(this.masked.slice(0, index))) return undefined;
			if (!this.addReference(index)) return undefined;
		}
		this.text += this.code.slice(this.end);
		return {
			text: this.text,
			fields: this.own.fields,
			matching: new Map([...this.matching].map(([node, { fields }]) => [node, fields])),
			shared: [...this.shared.values()],
			isConstant: !this.usesItem && !VARYING.test(this.code),
		};
	}

	private addReference(start: number): boolean {
		const rest = this.code.slice(start);
		if (SAME_FOR_ALL.test(rest)) return true;
		this.usesItem ||= !/^\$(input\s*\.\s*(all|first|last)|\()/.test(rest);
		if (/^\$itemIndex\b/.test(rest)) return true;
		if (/^\$json\b/.test(rest)) return this.own.add(rest.slice('$json'.length));
		const [json] = INPUT_JSON.exec(rest) ?? [];
		if (json !== undefined) {
			this.replace(start, json.length, ITEM_NAME);
			return this.own.add(rest.slice(json.length));
		}
		const [whole, method = ''] = INPUT_WHOLE.exec(rest) ?? [];
		if (whole !== undefined) return this.share(start, { code: whole, node: undefined, method });
		return this.addNode(start, rest);
	}

	private addNode(start: number, rest: string): boolean {
		const [call, double, single] = NODE.exec(rest) ?? [];
		const node = double ?? single;
		if (call === undefined || node === undefined || node === '') return false;
		const after = rest.slice(call.length);
		if (IS_EXECUTED.test(after)) return true;
		const [whole, method = ''] = NODE_WHOLE.exec(after) ?? [];
		if (whole !== undefined) return this.share(start, { code: call + whole, node, method });
		const [item] = NODE_ITEM.exec(after) ?? [];
		if (item === undefined) return false;
		this.usesItem = true;
		this.replace(start, call.length + item.length, nameOf('Item', node));
		const inItem = after.slice(item.length);
		const [json = ''] = ITEM_JSON.exec(inItem) ?? [];
		const fields = this.matching.get(node) ?? new ReadFields();
		this.matching.set(node, fields);
		return fields.add(inItem.slice(json.length));
	}

	private share(start: number, data: SharedData): boolean {
		this.shared.set(data.code, data);
		this.replace(start, data.code.length, `${nameOf('Shared', data.code)}()`);
		return true;
	}

	private replace(start: number, length: number, name: string): void {
		this.text += this.code.slice(this.end, start) + name;
		this.end = start + length;
	}
}

/**
 * n8n decides by the text of an expression whether it rewrites it for its own methods such as `isEmpty()`, and skips the first
 * pair of quotes for that. Optional chaining is rewritten with them.
 *
 * @returns whether strings cannot mislead it
 */
function stringsCannotMislead(code: string, masked: string): boolean {
	const [pair] = /["'].*?["']/.exec(code) ?? [];
	const start = code.search(/["']/);
	const isString =
		pair === undefined ||
		(masked.charAt(start) === code.charAt(start) &&
			pair.endsWith(code.charAt(start)) &&
			masked.slice(start + 1, start + pair.length - 1).trim() === '');
	return isString && !(code.includes('?.') && countCalls(code) !== countCalls(masked));
}

const countCalls = (code: string): number => code.match(/\w\s*\(/g)?.length ?? 0;

/**
 * Analyzes code between `{{` and `}}`.
 *
 * @returns undefined if n8n must evaluate it for each item separately. Where that is not certain, too: better slow than wrong
 */
export function analyzeCode(code: string): BulkCode | undefined {
	const masked = maskLiterals(code);
	if (masked === undefined || UNSAFE.test(masked) || UNSAFE_ANYWHERE.test(code)) return undefined;
	if (/^\s*(\{|function\b|$)/.test(masked) || /\}\}|\\$/.test(code)) return undefined;
	if (SETS.test(masked) && MAY_BE_SET.test(masked)) return undefined;
	if (!reordersCopiesOnly(masked) || !stringsCannotMislead(code, masked)) return undefined;
	return new ExpressionAnalyzer(code, masked).run();
}
