const { spawn } = require('node:child_process');
const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname } = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const OUT = 'dist';

const { n8n, homepage, version } = require('./package.json');
/** The files that n8n loads. */
const { nodes, credentials } = n8n;
/** For those who review what is published. */
const BANNER = `// Bundled from the TypeScript files that are named below, without their comments: ${homepage.split('#')[0]}/tree/v${version}`;
const MINUTE = 'nodes/api/http/minute.ts';

function clean() {
	return rm(OUT, { recursive: true, force: true });
}

/** esbuild does not check types. */
function checkTypes() {
	const words = [
		'--noEmit',
		'--incremental',
		'--tsBuildInfoFile',
		'.cache/types/nodes.tsbuildinfo',
	];
	return spawn(process.execPath, [require.resolve('typescript/bin/tsc'), ...words], {
		stdio: 'inherit',
	});
}

/** The length of a minute is a file of its own, for both nodes: tests make it shorter. */
const minuteApart = {
	name: 'minute-apart',
	setup: ({ onResolve }) =>
		onResolve({ filter: /\/minute$/ }, () => ({ path: '../api/http/minute.js', external: true })),
};

async function compileMinute() {
	const compilerOptions = {
		module: ModuleKind.CommonJS,
		target: ScriptTarget.ES2022,
		removeComments: true,
	};
	const { outputText } = transpileModule(await readFile(MINUTE, 'utf8'), { compilerOptions });
	const out = `${OUT}/${MINUTE.replace('.ts', '.js')}`;
	await mkdir(dirname(out), { recursive: true });
	await writeFile(out, outputText);
}

/** esbuild indents with two spaces, and drops all comments but those in classes. Tabs and no comments: 7 % less to load. */
async function writeSmaller({ path, text }) {
	const code = text
		.replace(/^ *\/\*\*[^]*?\*\/\n/gm, '')
		.replace(/^ *\/\/ (?!Bundled|nodes\/|credentials\/).*\n/gm, '')
		.replace(/^(?: {2})+/gm, (indent) => '\t'.repeat(indent.length / 2));
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, code);
}

/** TypeScript to one JavaScript file for each node and credential. */
async function compile() {
	const { outputFiles } = await esbuild.build({
		entryPoints: [...nodes, ...credentials].map((file) =>
			file.replace(`${OUT}/`, '').replace(/\.js$/, '.ts'),
		),
		outdir: OUT,
		outbase: '.',
		bundle: true,
		platform: 'node',
		target: 'es2022',
		format: 'cjs',
		external: ['n8n-workflow'],
		plugins: [minuteApart],
		legalComments: 'none',
		charset: 'utf8',
		banner: { js: BANNER },
		write: false,
	});
	await Promise.all(outputFiles.map(writeSmaller));
}

/** Icons, codex and schema files stand beside the code that n8n loads. */
function copy() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest(OUT));
}

/** n8n before 2.41 looks for previews in the folder of exactly the node's version. */
function copyPreviewsForNewestVersion() {
	const folder = 'nodes/PickyAssist/__schema__';
	return src(`${folder}/v1.0.0/**/*.json`).pipe(dest(`${OUT}/${folder}/v1.1.0`));
}

exports.build = series(
	clean,
	parallel(checkTypes, compileMinute, compile, copy, copyPreviewsForNewestVersion),
);
exports.default = exports.build;
