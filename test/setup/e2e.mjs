import { parseArgs } from 'node:util';
import { installPrograms } from './debian.mjs';
import { installN8n, N8N_VERSIONS } from './n8n.mjs';
import { runSteps } from './steps.mjs';

const USAGE = `Tests the packed package in a real n8n, by its interface and in a real browser.

  npm run test:e2e                       everything, on n8n ${N8N_VERSIONS.join(' and ')}
  npm run test:e2e -- --n8n ${N8N_VERSIONS[1]}        on this version only
  npm run test:e2e -- --pictures         the same, and takes the README's pictures anew (.github/pictures)

The first run installs both versions in .cache (2.5 GB each) and, if it is missing, Debian's chromium.`;

const jest = (config) => ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '-c', config];

function failed(name) {
	return [{ name, passed: 0, failed: 1, seconds: '0.0' }];
}

function readWords(words) {
	const { values } = parseArgs({
		args: words,
		options: { n8n: { type: 'string' }, pictures: { type: 'boolean', default: false }, help: { type: 'boolean' } },
	});
	if (values.n8n !== undefined && !N8N_VERSIONS.includes(values.n8n)) {
		throw new Error(`--n8n must be ${N8N_VERSIONS.join(' or ')}, not "${values.n8n}".`);
	}
	return values;
}

/** Installs a version of n8n and runs the tests on it: first those that share one n8n, then those that stop and kill their own. */
async function testOn(version, programs, pictures) {
	if (!(await installN8n(version))) return failed(`n8n ${version}`);
	const env = { E2E_N8N: version, E2E_CHROMIUM: programs.chromium, ...(pictures ? { E2E_PICTURES: 'yes' } : {}) };
	return runSteps([
		{ name: `n8n ${version}`, args: jest('test/e2e/jest.config.js'), counts: true, env },
		{ name: `n8n ${version}, restarts`, args: jest('test/e2e/own/jest.config.js'), counts: true, env },
	]);
}

/**
 * Runs the end-to-end tests on the built package.
 *
 * @param words behind `npm run test:e2e --`
 * @returns what each step came to; null when only the usage was asked for
 */
export async function endToEnd(words = []) {
	const { n8n, pictures, help } = readWords(words);
	if (help) {
		console.log(USAGE);
		return null;
	}
	const programs = installPrograms(['chromium']);
	if (!programs) return failed('programs');
	const results = [];
	// The pictures are of the first version.
	for (const version of n8n === undefined ? N8N_VERSIONS : [n8n]) {
		results.push(...(await testOn(version, programs, pictures && version === N8N_VERSIONS[0])));
	}
	return results;
}
