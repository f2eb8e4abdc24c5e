const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const OUT = 'dist';

function clean() {
	return rm(OUT, { recursive: true, force: true });
}

/** TypeScript to JavaScript. The comments stay in the sources: they were a sixth of what a user downloads. */
function compile() {
	const words = [require.resolve('typescript/bin/tsc'), '--outDir', OUT, '--removeComments'];
	return spawn(process.execPath, words, { stdio: 'inherit' });
}

/** Icons, codex and schema files stand beside the code that n8n loads. */
function copy() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest(OUT));
}

exports.build = series(clean, parallel(compile, copy));
exports.default = exports.build;
