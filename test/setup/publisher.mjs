// npm run publisher: enters who publishes the package, in package.json and wherever its addresses are repeated.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `Enters who publishes this package: in package.json, LICENSE, and all links to the repository.

  npm run publisher -- --repository OWNER/NAME --author "NAME" --email ADDRESS

Until then these are placeholders, and a release is refused. npm and n8n's verification require that the repository is public
and the one whose workflow publishes the package, and that the author's address can be reached.`;

/** What stands in this repository until somebody publishes the package. */
const PLACEHOLDERS = {
	repository: 'n8n-nodes-pickyassist/n8n-nodes-pickyassist',
	author: 'n8n-nodes-pickyassist maintainers',
	email: 'n8n-nodes-pickyassist@users.noreply.github.com',
};

/** `owner/name` of the repository on GitHub. */
export function repositoryOf({ repository }) {
	return /github\.com\/(.+)\.git$/.exec(repository.url)?.[1] ?? '';
}

function publisherIn(manifest) {
	const { name, email } = manifest.author;
	return { repository: repositoryOf(manifest), author: name, email };
}

/** The fields of package.json that are still placeholders. */
export function placeholdersIn(manifest) {
	const { repository, author, email } = publisherIn(manifest);
	return [
		...(repository === PLACEHOLDERS.repository ? ['repository'] : []),
		...(author === PLACEHOLDERS.author ? ['author.name'] : []),
		...(email === PLACEHOLDERS.email ? ['author.email'] : []),
	];
}

/** Replaces the publisher in all files that name it. The list of placeholders stays. */
function setPublisher(old, publisher) {
	const pairs = [
		[`github.com/${old.repository}`, `github.com/${publisher.repository}`],
		[old.author, publisher.author],
		[old.email, publisher.email],
	];
	const { stdout } = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
	for (const file of stdout.split('\0')) {
		if (!/(^LICENSE|\.(ts|json|md|yml))$/.test(file)) continue;
		const text = readFileSync(file, 'utf8');
		const changed = pairs.reduce((all, [from, to]) => all.replaceAll(from, () => to), text);
		if (changed === text) continue;
		writeFileSync(file, changed);
		console.log(file);
	}
}

function main(args) {
	const string = { type: 'string', default: '' };
	const { values } = parseArgs({
		args,
		options: {
			repository: string,
			author: string,
			email: string,
			help: { type: 'boolean' },
		},
	});
	const { help, ...publisher } = values;
	if (help) return console.log(USAGE);
	if (!/^[\w-]+\/[\w.-]+$/.test(publisher.repository))
		throw new Error('--repository must be OWNER/NAME, as in the address on GitHub.');
	if (!/^[^"\\]*\w[^"\\]*$/.test(publisher.author))
		throw new Error('--author must be a name, without quotes.');
	if (!/^\S+@\S+\.\S+$/.test(publisher.email)) throw new Error('--email must be an email address.');
	setPublisher(publisherIn(JSON.parse(readFileSync('package.json', 'utf8'))), publisher);
	console.log('Now run npm run format, look at the changes and commit them.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		main(process.argv.slice(2));
	} catch (error) {
		console.error(error.message);
		process.exitCode = 2;
	}
}
