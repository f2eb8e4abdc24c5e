// prepublishOnly: stops npm publish unless it runs in the release workflow (.github/workflows/release.yml) with everything a release
// needs. `.npmrc` turns scripts off, so the workflow turns them on; without them, `provenance` in package.json stops npm publish.
import { existsSync, readFileSync } from 'node:fs';
import { placeholdersIn, repositoryOf } from './publisher.mjs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { version, n8n } = manifest;
const { GITHUB_ACTIONS, GITHUB_REF_NAME, GITHUB_REPOSITORY, npm_config_dry_run } = process.env;
const isDryRun = npm_config_dry_run === 'true';

/** What is missing, in sentences. */
function* problems() {
	if (GITHUB_ACTIONS !== 'true') {
		yield 'Releases come from GitHub only: push a version tag, and the workflow release.yml publishes it.';
		return;
	}
	for (const field of placeholdersIn(manifest))
		yield `${field} in package.json is a placeholder: npm run publisher -- --help.`;
	const repository = repositoryOf(manifest);
	if (GITHUB_REPOSITORY !== repository)
		yield `The repository in package.json is ${repository}, but this workflow runs in ${GITHUB_REPOSITORY}.`;
	if (!isDryRun && GITHUB_REF_NAME !== `v${version}`)
		yield `The tag is ${GITHUB_REF_NAME}, but the version in package.json is ${version}.`;
	const heading = `## ${version}, `;
	const released = readFileSync('CHANGELOG.md', 'utf8')
		.split('\n')
		.find((line) => line.startsWith(heading));
	if (!/^\d{4}-\d\d-\d\d$/.test(released?.slice(heading.length) ?? ''))
		yield `CHANGELOG.md has no line "${heading}" with a date, for example "${heading}2026-12-31".`;
	for (const file of [...n8n.nodes, ...n8n.credentials])
		if (!existsSync(file)) yield `${file} is missing: npm run build.`;
}

const found = [...problems()];
for (const problem of found) console.error(problem);
process.exitCode = found.length === 0 ? 0 : 1;
