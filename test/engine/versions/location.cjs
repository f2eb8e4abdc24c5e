const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');

/** The version of n8n-core to test on, where it is not the one in the project's node_modules. */
const version = process.env.N8N_CORE;

/** The packages of which one process must have one version: what a node requires must be what the engine requires. */
const OF_N8N = /^(n8n-core|n8n-workflow|reflect-metadata)(\/|$)/;

/** @returns the folder from which this package is to be required, or undefined where nothing is special about it */
function baseOf(request) {
	if (!version || !OF_N8N.test(request)) return undefined;
	const folder = resolve(__dirname, '../../../.cache', `n8n-core-${version}`);
	if (!existsSync(join(folder, 'installed.json')))
		throw new Error(`n8n-core ${version} is not installed in .cache: npm test does that.`);
	return folder;
}

module.exports = { baseOf };
