import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPrograms } from './debian.mjs';
import { installN8n, N8N_VERSIONS } from './n8n.mjs';
import { finish, runSteps } from './steps.mjs';

const [NEWEST] = N8N_VERSIONS;

const USAGE = `Tests the packed package in a real n8n: by its API, in a real browser, and in queue mode.

  npm run test:e2e                       all tests, on n8n ${N8N_VERSIONS.join(' and ')}; queue mode on ${NEWEST}
  npm run test:e2e -- --n8n ${N8N_VERSIONS[1]}        on this version only
  npm run test:e2e -- --without-queue    without queue mode, which takes several minutes
  npm run test:e2e -- --pictures         also takes the README's screenshots (.github/pictures)

The first run installs both versions in .cache (2.5 GB each) and, as root, the missing ones of Debian's chromium, postgresql and
redis-server.`;

const OPTIONS = {
	n8n: { type: 'string' },
	'without-queue': { type: 'boolean', default: false },
	pictures: { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
};

function parseOptions(args) {
	const { values } = parseArgs({ args, options: OPTIONS });
	if (values.n8n === undefined || N8N_VERSIONS.includes(values.n8n)) return values;
	throw new Error(`--n8n must be ${N8N_VERSIONS.join(' or ')}, not "${values.n8n}".`);
}

function step(name, config, env) {
	const args = [
		'--experimental-vm-modules',
		'node_modules/jest/bin/jest.js',
		'-c',
		`test/e2e/${config}jest.config.js`,
	];
	return { name, args, counts: true, env };
}

/** Screenshots come from the newest version. */
function stepsOn(version, programs, { pictures }) {
	const env = { E2E_N8N: version, E2E_CHROMIUM: programs.chromium };
	const steps = [
		step(`n8n ${version}`, '', {
			...env,
			...(pictures && version === NEWEST ? { E2E_PICTURES: 'yes' } : {}),
		}),
		step(`n8n ${version}, restarts`, 'restarts/', env),
	];
	if (version !== NEWEST || !programs.postgresql) return steps;
	const servers = { E2E_POSTGRESQL: programs.postgresql, E2E_REDIS: programs['redis-server'] };
	return [
		...steps,
		step(`n8n ${version}, queue mode`, 'queue/', {
			...env,
			...servers,
		}),
	];
}

function failed(name) {
	return [{ name, passed: 0, failed: 1, seconds: '0.0' }];
}

/**
 * Installs what the end-to-end tests need and runs them on the built package: those that share one n8n, then those that stop
 * and kill their own, then queue mode.
 *
 * @param args after `npm run test:e2e --`
 * @returns the result of each step; null for `--help`
 */
export async function endToEnd(args = []) {
	const options = parseOptions(args);
	if (options.help) {
		console.log(USAGE);
		return null;
	}
	const versions = options.n8n === undefined ? N8N_VERSIONS : [options.n8n];
	const withQueue = versions.includes(NEWEST) && !options['without-queue'];
	const programs = installPrograms([
		'chromium',
		...(withQueue ? ['postgresql', 'redis-server'] : []),
	]);
	if (!programs) return failed('programs');
	const results = [];
	for (const version of versions) {
		if (await installN8n(version)) results.push(...runSteps(stepsOn(version, programs, options)));
		else results.push(...failed(`n8n ${version}`));
	}
	return results;
}

// npm run test:e2e
if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		const results = await endToEnd(process.argv.slice(2));
		process.exitCode = results === null ? 0 : finish(results);
	} catch (error) {
		console.log(error.message);
		process.exitCode = 2;
	}
}
