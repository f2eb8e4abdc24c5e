import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand } from './npm.mjs';

/** A script of package.json as a step; those named `test:…` run jest, which counts its tests. */
export function script(name) {
	const [command, ...npm] = npmCommand();
	const counts = name.startsWith('test:');
	const args = [...npm, 'run', '--silent', name, ...(counts ? ['--'] : [])];
	return { name, node: command, args, counts };
}

/** Runs one step in its own process and returns its exit code; Ctrl+C reaches it too. */
export function run({ args, node = process.execPath, env = {} }) {
	process.on('SIGINT', () => undefined);
	const { status } = spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, ...env } });
	return status ?? 1;
}

/** How many tests passed and failed, from jest's report. */
function countsIn(report) {
	try {
		const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
			readFileSync(report, 'utf8'),
		);
		return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

function runStep(step) {
	console.log(`\n── ${step.name}`);
	const begin = performance.now();
	const folder = mkdtempSync(join(tmpdir(), 'pickyassist-report-'));
	const report = join(folder, 'report.json');
	const args = step.counts ? [...step.args, '--json', '--outputFile', report] : step.args;
	const env = {
		...step.env,
		...(step.counts ? { NODE_OPTIONS: '--experimental-vm-modules', NODE_NO_WARNINGS: '1' } : {}),
	};
	const ok = run({ ...step, args, env }) === 0;
	const counts = step.counts ? countsIn(report) : { passed: Number(ok), failed: Number(!ok) };
	rmSync(folder, { recursive: true, force: true });
	const failed = ok ? counts.failed : Math.max(1, counts.failed);
	const seconds = ((performance.now() - begin) / 1000).toFixed(1);
	console.log(`── ${step.name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s`);
	return { name: step.name, passed: counts.passed, failed, seconds };
}

/** Runs all steps one after the other and returns their results. */
export function runSteps(steps) {
	return steps.map(runStep);
}

/** Prints the results and, as the last line, their sum; returns the exit code. */
export function finish(results) {
	const sum = (key) => results.reduce((total, result) => total + result[key], 0);
	console.log('');
	for (const { name, passed, failed, seconds } of results) {
		console.log(
			`${name.padEnd(24)} ${String(passed).padStart(5)} passed ${String(failed).padStart(5)} failed ${seconds.padStart(7)} s`,
		);
	}
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') === 0 ? 0 : 1;
}

// As a program: runs scripts of package.json one after the other, and prints how many tests passed and failed.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
	process.exitCode = finish(runSteps(process.argv.slice(2).map(script)));
}
