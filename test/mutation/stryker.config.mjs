/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'jest',
	jest: {
		config: {
			roots: ['<rootDir>/test/unit'],
			// They test other things than nodes/.
			testPathIgnorePatterns: [
				'<rootDir>/test/unit/sandbox/',
				'<rootDir>/test/unit/docs.test.ts',
				'<rootDir>/test/unit/imports.test.ts',
			],
		},
	},
	testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
	mutate: [
		'nodes/api/**/*.ts',
		// What else has unit tests. The engine tests test the rest, in the built package.
		'nodes/PickyAssist/parameters/{inputSize,memoizePerRun}.ts',
		'nodes/PickyAssist/send/{pushSender,results,summary}.ts',
		'nodes/PickyAssist/sendOnce/{ledgerEntry,referenceKeys,retryClaims}.ts',
		'nodes/PickyAssist/transport/{networkError,pacedRequests}.ts',
	],
	// Only this is copied. The copy is inside the project, where node_modules is found; the linter finds the copy too until the run ends.
	ignorePatterns: [
		'**',
		'!nodes/**',
		'!test/unit/**',
		'!test/engine/versions/*.cjs',
		'!test/tsconfig.json',
		'!tsconfig.json',
		'!jest.config.js',
		'!package.json',
	],
	symlinkNodeModules: false,
	tempDirName: '.cache/mutation/copy',
	cleanTempDir: 'always',
	incremental: true,
	incrementalFile: '.cache/mutation/incremental.json',
	reporters: ['clear-text', 'html', 'json'],
	clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
	htmlReporter: { fileName: '.cache/mutation/report.html' },
	jsonReporter: { fileName: '.cache/mutation/report.json' },
	thresholds: { high: 92, low: 80, break: 90 },
	concurrency: 2,
	// Jest keeps memory from run to run.
	maxTestRunnerReuse: 100,
};
