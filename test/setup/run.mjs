// Every command of package.json starts here, so that each sets up what it needs on a fresh clone.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { endToEnd } from './e2e.mjs';
import { installN8n, requestedVersion } from './n8n.mjs';
import { installNode24 } from './node24.mjs';
import { installOlderCore, OLDER_CORE } from './olderCore.mjs';
import { finish, run, runSteps } from './steps.mjs';

process.chdir(resolve(import.meta.dirname, '../..'));

const BIN = 'node_modules';
const tsx = ['--import', 'tsx'];
const jest = (folder) => [
	'--experimental-vm-modules',
	`${BIN}/jest/bin/jest.js`,
	`test/${folder}/`,
];

const build = { name: 'build', args: [`${BIN}/gulp/bin/gulp.js`, 'build', '--silent'] };
const lint = { name: 'lint', args: [`${BIN}/@n8n/node-cli/bin/n8n-node.mjs`, 'lint'] };
const types = {
	name: 'types',
	args: [
		`${BIN}/typescript/bin/tsc`,
		'-p',
		'test/tsconfig.json',
		'--incremental',
		'--tsBuildInfoFile',
		'.cache/types/test.tsbuildinfo',
	],
};
const unit = { name: 'unit', args: jest('unit'), counts: true };
const engine = { name: 'engine', args: jest('engine'), counts: true };
/** Tests of what n8n's older version may do differently: repeat a node, split its output, wrap an error. All tests run on it before a release. */
const onOlder = (tests) => ({
	name: `engine on n8n-core ${OLDER_CORE}`,
	args: [
		'--experimental-vm-modules',
		`${BIN}/jest/bin/jest.js`,
		...tests.map((test) => `test/engine/${test}`),
	],
	counts: true,
	env: { N8N_CORE: OLDER_CORE },
	ready: installOlderCore,
});
const olderEngine = onOlder([
	'invalidInput',
	'ledger',
	'n8nBehavior',
	'noDuplicates',
	'oncePerReference',
	'requests',
	'retries',
	'rows',
	'statuses',
	'tool',
]);
const scan = { name: 'scan', args: ['test/setup/scan.mjs'] };
const demo = { name: 'demo', args: [...tsx, 'test/demo/main.ts'] };
const bench = { name: 'bench', args: ['--expose-gc', ...tsx, 'test/bench/main.ts'] };

const n8n = { name: 'n8n', args: [...tsx, 'test/n8n/main.ts'] };

const checked = [lint, types, build, unit, engine];

const commands = {
	// On Node.js 24, where n8n evaluates expressions in isolated VMs, as in production.
	bench: (args) =>
		run(build) ||
		run({ ...bench, node: installNode24() ?? process.execPath, args: [...bench.args, ...args] }),
	build: () => run(build),
	demo: (args) => run(build) || run({ ...demo, args: [...demo.args, ...args] }),
	lint: () => run(lint),
	n8n: async (args) =>
		args.includes('--help') || (run(build) === 0 && (await installN8n(requestedVersion(args))))
			? run({ ...n8n, args: [...n8n.args, ...args] })
			: 1,
	sandbox: (args) => run({ name: 'sandbox', args: [...tsx, 'test/sandbox/main.ts', ...args] }),
	test: async () => finish(await runSteps([...checked, olderEngine, scan])),
	'test:e2e': async (args) => {
		try {
			if (!args.includes('--help') && run(build) !== 0) return 1;
			const results = await endToEnd(args);
			return results === null ? 0 : finish(results);
		} catch (error) {
			console.log(error.message);
			return 2;
		}
	},
	// Everything: the tests, the demo, the engine tests on Node.js 24 with the VM expression engine, and a real n8n.
	ci: async (args) => {
		const results = await runSteps([...checked, onOlder(['']), scan, demo]);
		const node24 = installNode24();
		const newer = [
			{ ...engine, name: 'engine on Node.js 24', node: node24 },
			{ ...olderEngine, name: `${olderEngine.name}, Node.js 24`, node: node24 },
		];
		results.push(...(await runSteps(newer)));
		if (args.includes('--without-e2e'))
			console.log('\nThe end-to-end tests in a real n8n are skipped.');
		else results.push(...(await endToEnd()));
		return finish(results);
	},
};

const [name, ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
	console.log(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
	process.exit(2);
}
if (name === 'ci') rmSync('dist', { recursive: true, force: true });
process.exitCode = installDependencies() ? await command(args) : 1;
