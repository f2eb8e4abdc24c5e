/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodeTypeDescription } from 'n8n-workflow';
import { isJsonObject, objectsOf, type JsonObject } from '../sandbox/json';
import { PUSH_VARIABLES } from '../sandbox/push/pushVariables';
import { useEngineSetup } from './harness/engineSetup';
import { type Level, PLAIN, VARIABLES, type VariableRow } from './variableTable';

let description: INodeTypeDescription;
const setup = useEngineSetup();
beforeAll(async () => {
	const node = setup.engine.types.getByNameAndVersion('n8n-nodes-pickyassist.pickyAssist');
	description = node.description;
});

const inWords = { request: 'top of the request', entry: 'each recipient' };

/** The reference table, as it stands in docs/variables.md. */
function tableOf(rows: readonly VariableRow[]): string {
	const lines = rows.map(
		({ variable, level, operation, field, assumed }) =>
			`| \`${variable}\` | ${inWords[level]}${assumed ? ' (*assumed*)' : ''} | ${operation} | ${field} |`,
	);
	return [
		'| Variable | Where | Operation | Field |',
		'| --- | --- | --- | --- |',
		'| `token` | top of the request | all | API Token of the credential |',
		...lines,
	].join('\n');
}

it('docs/variables.md holds this list', () => {
	const page = readFileSync(resolve(__dirname, '../../docs/variables.md'), 'utf8');
	const table = page
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.join('\n');
	const wanted = tableOf(VARIABLES);
	if (table !== wanted)
		throw new Error(`The table in docs/variables.md is not this one. Put it there:\n\n${wanted}\n`);
});

/** The internal name of an operation that the editor shows under this one. */
function operationValue(fullName: string): string {
	const name = fullName.replace(/^.*: /, '');
	for (const { name: parameter, options = [] } of description.properties) {
		const found =
			parameter === 'operation' && options.find((one) => 'value' in one && one.name === name);
		if (found && 'value' in found) return String(found.value);
	}
	throw new Error(`There is no operation ${name}`);
}

function insideOf({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((one: object) => {
		if ('values' in one) return (one as INodePropertyCollection).values;
		return 'displayName' in one ? [one as INodeProperties] : [];
	});
}

/** Whether an option of a collection is there for the operation. */
function isShown({ displayOptions }: INodeProperties, operation: string): boolean {
	const { show = {}, hide = {} } = displayOptions ?? {};
	return (
		!hide['/operation']?.includes(operation) && (show['/operation']?.includes(operation) ?? true)
	);
}

/** Whether the editor has this field for the operation: `→` leads into collections and tables. */
function hasField(operation: string, path: string): boolean {
	const [first, ...rest] = path.split(' → ');
	const shown = description.properties.filter(
		({ displayName, displayOptions }) =>
			displayName === first && displayOptions?.show?.operation?.includes(operation),
	);
	let found = shown;
	for (const name of rest) {
		found = found
			.flatMap(insideOf)
			.filter((field) => field.displayName === name && isShown(field, operation));
	}
	return found.length > 0;
}

/** The bodies that arrive when the node runs; all of them were accepted. */
async function bodiesOf(
	operation: string,
	parameters: object,
	{ items = [{}], files = [] }: Pick<VariableRow, 'items' | 'files'> = {},
): Promise<JsonObject[]> {
	setup.sandbox.log.clear();
	const node = { operation: operationValue(operation), ...PLAIN[operation], ...parameters };
	const binary = files.map((data) => ({
		data: { data, mimeType: 'image/png', fileName: 'a.png' },
	}));
	const { error } = await setup.send(node, [...items], {}, { binary });
	expect(error).toBeUndefined();
	expect(
		setup.sandbox.log.pushes.map(({ bodyStatus, tokenSeen }) => [bodyStatus, tokenSeen]),
	).toEqual(setup.sandbox.log.pushes.map(() => [100, true]));
	return setup.bodies().filter(isJsonObject);
}

function placesOf(body: JsonObject | undefined, level: Level): readonly JsonObject[] {
	if (!body) return [];
	return level === 'request' ? [body] : objectsOf(body, 'data');
}

describe.each(VARIABLES)('$variable: $operation, $field', (row) => {
	const { variable, level, operation, field, set, value, absentFrom = operation, plain = {} } = row;

	it('the editor has the field', () => {
		expect(hasField(operationValue(operation), field)).toBe(true);
	});

	it('arrives at its level, with its value and JSON type, and nowhere else', async () => {
		const [body] = await bodiesOf(operation, { ...plain, ...set }, row);
		expect(placesOf(body, level)[0]?.[variable]).toEqual(value);
		for (const other of placesOf(body, level === 'request' ? 'entry' : 'request'))
			expect(other).not.toHaveProperty(variable);
	});

	it(absentFrom === null ? 'is in every request' : 'is absent when it is not used', async () => {
		const [body] = await bodiesOf(absentFrom ?? operation, plain);
		const places = [...placesOf(body, 'request'), ...placesOf(body, 'entry')];
		expect(places.length).toBeGreaterThan(0);
		expect(places.some((fields) => variable in fields)).toBe(absentFrom === null);
	});
});

it('the credential writes the token at the top, and nowhere else', async () => {
	const [body] = await bodiesOf('Send Single', {});
	expect(setup.sandbox.log.pushes.map(({ tokenSeen }) => tokenSeen)).toEqual([true]);
	for (const entry of placesOf(body, 'entry')) expect(entry).not.toHaveProperty('token');
	expect(JSON.stringify(body)).not.toContain(setup.sandbox.token);
});

it('a field that is hidden for an operation does not count as one of it', () => {
	expect(hasField('sendToGroup', 'Options → Priority')).toBe(true);
	expect(hasField('sendToGroup', 'Options → Reference Number')).toBe(false);
	expect(hasField('sendSingle', 'Options → Channel ID')).toBe(false);
});

it('no variable of the API is forgotten, and none is invented', () => {
	const known = PUSH_VARIABLES.flatMap(({ name, levels }) =>
		levels.map((level) => `${level} ${name}`),
	);
	const ours = VARIABLES.map(({ variable, level }) => `${level} ${variable}`);
	expect([...new Set(ours)].sort()).toEqual(known.sort());
});
