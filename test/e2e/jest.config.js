const project = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...project,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: [
		'/node_modules/',
		'<rootDir>/test/e2e/restarts/',
		'<rootDir>/test/e2e/queue/',
	],
	globalSetup: '<rootDir>/test/e2e/setup/startN8n.ts',
	globalTeardown: '<rootDir>/test/e2e/setup/stopN8n.ts',
	testTimeout: 120_000,
	// One after the other: all of them use the same n8n.
	maxWorkers: 1,
};
