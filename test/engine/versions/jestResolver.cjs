// jest asks this file for the path of every module, of the built package's too.
const { baseOf } = require('./location.cjs');

module.exports = (request, options) => {
	const basedir = baseOf(request);
	return options.defaultResolver(request, basedir ? { ...options, basedir } : options);
};
