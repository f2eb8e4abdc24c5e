import { analyzeCode } from '../../../nodes/PickyAssist/parameters/expressionAnalysis';
import { maskLiterals } from '../../../nodes/PickyAssist/parameters/maskLiterals';

test.each([
	['a + "b=c" + d', 'a + "   " + d'],
	["'it\\'s' + d", "'     ' + d"],
	['`x=${ a["b"] }y` + 1', '`     a[" "]     + 1'],
	['`${ { a: `${b}` }.a }`', '`   { a: `  b   }.a   '],
	['a / b / /[/"]=/g.exec(c)', 'a / b / "      ".exec(c)'],
	['x /* = */ + y // =', 'x         + y     '],
	['"" + 1', '"" + 1'],
])('%s: only code is left, at its place', (code, masked) => {
	expect(maskLiterals(code)).toBe(masked);
	expect(masked).toHaveLength(code.length);
});

test.each(['"a', "'a\n'", '`a', '`${a', '/* a', '/a', '{}/a/g'])('%j cannot be split', (code) => {
	expect(maskLiterals(code)).toBeUndefined();
});

test('what code reads: fields of the item, of matching items, and data that is the same for all', () => {
	const code = analyzeCode(
		'$json.a + $json["b c"] + $input.item.json.d + $("X").item.json.e + $("X").all().length + "$json.f"',
	);
	expect(code).toMatchObject({
		fields: new Set(['a', 'b c', 'd']),
		matching: new Map([['X', new Set(['e'])]]),
		shared: [{ code: '$("X").all()', node: 'X', method: 'all' }],
		isConstant: false,
	});
	expect(code?.text).toBe(
		'$json.a + $json["b c"] + pickyJson.d + pickyItem_X.json.e + pickyShared__36_40_34X_34_41_46all_40_41().length + "$json.f"',
	);
	expect(analyzeCode('$json[$itemIndex]')?.fields).toBe('all');
});

test.each([
	['$("X").first().json.a', true],
	['$vars.a + $workflow.name', true],
	['1 + 1', true],
	['$json.a + 1', false],
	['$("X").item.json.a.b()', false],
	['$itemIndex + 1', false],
	['$now.year', false],
	['Math.random()', false],
])('%s is the same for all items: %p', (code, isConstant) => {
	expect(analyzeCode(code)?.isConstant).toBe(isConstant);
});

// What reads whole items, changes data, or means something else in a larger expression.
test.each([
	'$json',
	'Object.keys($json)',
	'$json.isEmpty()',
	'$json.toString',
	'$input.item',
	'$input.all(1)',
	'$node["X"].json.a',
	'$("X").params',
	'$binary.data',
	'$env.HOME',
	'$json.a = 1',
	'$json.a += 1',
	'$json.a++',
	'$json.a.push(1)',
	'$json.a.sort()',
	'$json.a.reverse()',
	'$json.a["sort"]()',
	'Object.assign($json.a, {})',
	'$json.a.setFullYear(1)',
	'$execution.customData.set("a", 1)',
	'delete $json.a',
	'this.x',
	'$json.a?.[$itemIndex]',
	'(() => { if ($json.a) return 1 })()',
	'($itemIndex => $itemIndex)(1)',
	'pickyJson.a',
	'$json.a.constructor',
	'\\u0061',
	'{ a: 1 }',
	'',
	'obj.$json.a',
])('%s is left to n8n', (code) => {
	expect(analyzeCode(code)).toBeUndefined();
});
