/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	// They need a running n8n: npm run test:e2e, with a configuration of its own.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }] },
	// N8N_CORE=2.8.1 runs engine tests on n8n's older line.
	resolver: '<rootDir>/test/engine/versions/jestResolver.cjs',
	testTimeout: 30_000,
	// Much of the engine tests is waiting: four at a time take two cores a quarter less than two do.
	maxWorkers: 4,
};
