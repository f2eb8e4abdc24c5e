/** The command that runs npm on this Node.js: the npm that started this process, or else the one in PATH. */
export function npmCommand(node = process.execPath) {
	const path = process.env.npm_execpath;
	return path ? [node, path] : ['npm'];
}
