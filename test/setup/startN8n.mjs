// npm run n8n: builds the nodes, installs a real n8n in `.cache`, unless it is installed, and starts it with the nodes.
import { installN8n, requestedVersion } from './n8n.mjs';
import { run, script } from './steps.mjs';

const args = process.argv.slice(2);
const isReady =
	args.some((arg) => arg === '--help' || arg === '-h') ||
	(run(script('build')) === 0 && (await installN8n(requestedVersion(args))));
process.exitCode = isReady ? run({ args: ['--import', 'tsx', 'test/n8n/main.ts', ...args] }) : 1;
