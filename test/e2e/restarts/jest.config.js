const { globalSetup, globalTeardown, ...e2e } = require('../jest.config.js');

/**
 * Tests that stop and kill n8n, and so start their own.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...e2e,
	rootDir: '../../..',
	roots: ['<rootDir>/test/e2e/restarts'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 300_000,
};
