// For tests that start a process of their own: node --require this file.
const Module = require('node:module');
const { join } = require('node:path');
const { baseOf } = require('./location.cjs');

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
	const base = baseOf(request);
	if (!base) return resolveFilename.call(this, request, parent, ...rest);
	const from = new Module(join(base, 'package.json'));
	from.paths = Module._nodeModulePaths(base);
	return resolveFilename.call(this, request, from, ...rest);
};
