const { globalSetup, globalTeardown, ...e2e } = require('../jest.config.js');

/**
 * Tests of queue mode, which start a main process, workers, PostgreSQL and Redis.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...e2e,
	rootDir: '../../..',
	roots: ['<rootDir>/test/e2e/queue'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
};
