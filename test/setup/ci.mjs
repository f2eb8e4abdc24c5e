// .ci/run: the tests, the demo, the engine tests on n8n's older version and on Node.js 24, and a real n8n.
import { rmSync } from 'node:fs';
import { endToEnd } from './e2e.mjs';
import { installNode24 } from './node24.mjs';
import { finish, runSteps, script } from './steps.mjs';

rmSync('dist', { recursive: true, force: true });

const olderCore = { args: ['test/setup/olderCore.mjs'], counts: true };
const steps = [
	...['lint', 'types', 'build', 'test:unit', 'test:engine'].map(script),
	{ ...olderCore, name: 'test:older, all' },
	...['scan', 'demo', 'test:node24'].map(script),
	{ ...olderCore, name: 'test:older, Node.js 24', node: installNode24() ?? 'node24' },
];
const results = runSteps(steps);
if (process.argv.includes('--without-e2e'))
	console.log('\nThe end-to-end tests in a real n8n are skipped.');
else results.push(...(await endToEnd()));
process.exitCode = finish(results);
