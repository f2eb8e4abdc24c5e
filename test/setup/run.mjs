// Every command of package.json starts here, so that each does all of its own set-up on a fresh clone.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { askedVersion, installN8n } from './n8n.mjs';
import { installNode24 } from './node24.mjs';
import { finish, run, runSteps } from './steps.mjs';

process.chdir(resolve(import.meta.dirname, '../..'));

const BIN = 'node_modules';
const tsx = ['--import', 'tsx'];
const jest = (folder) => ['--experimental-vm-modules', `${BIN}/jest/bin/jest.js`, `test/${folder}/`];

const build = { name: 'build', args: [`${BIN}/gulp/bin/gulp.js`, 'build', '--silent'] };
const lint = { name: 'lint', args: [`${BIN}/@n8n/node-cli/bin/n8n-node.mjs`, 'lint'] };
const types = { name: 'types', args: [`${BIN}/typescript/bin/tsc`, '-p', 'test/tsconfig.json'] };
const unit = { name: 'unit', args: jest('unit'), counts: true };
const engine = { name: 'engine', args: jest('engine'), counts: true };
const scan = { name: 'scan', args: ['test/setup/scan.mjs'] };
const demo = { name: 'demo', args: [...tsx, 'test/demo/main.ts'] };
const bench = { name: 'bench', args: ['--expose-gc', ...tsx, 'test/bench/main.ts'] };

const n8n = { name: 'n8n', args: [...tsx, 'test/n8n/main.ts'] };

const all = [lint, types, build, unit, engine, scan];

const commands = {
	// On Node.js 24, where n8n runs expressions in isolated VMs, as in production.
	bench: (words) => run(build) || run({ ...bench, node: installNode24() ?? process.execPath, args: [...bench.args, ...words] }),
	build: () => run(build),
	demo: (words) => run(build) || run({ ...demo, args: [...demo.args, ...words] }),
	lint: () => run(lint),
	n8n: async (words) =>
		words.includes('--help') || (run(build) === 0 && (await installN8n(askedVersion(words))))
			? run({ ...n8n, args: [...n8n.args, ...words] })
			: 1,
	sandbox: (words) => run({ name: 'sandbox', args: [...tsx, 'test/sandbox/main.ts', ...words] }),
	test: () => finish(runSteps(all)),
	// What a submission must pass: the tests, the demo, and the engine tests on Node.js 24 with the VM expression engine.
	ci: () => {
		const results = runSteps([...all, demo]);
		const node24 = installNode24();
		return finish([...results, ...runSteps([{ ...engine, name: 'engine on Node.js 24', node: node24 }])]);
	},
};

const [name, ...words] = process.argv.slice(2);
const command = commands[name];
if (!command) {
	console.log(`There is no command ${name}. Known: ${Object.keys(commands).join(', ')}.`);
	process.exit(2);
}
if (name === 'ci') rmSync('dist', { recursive: true, force: true });
process.exitCode = installDependencies() ? await command(words) : 1;
