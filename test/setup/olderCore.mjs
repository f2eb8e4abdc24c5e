import { resolve } from 'node:path';
import { installedRecord, installLocked } from './lockedPackages.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');

/** n8n's execution engine of the older supported line, on which engine tests run too. */
export const OLDER_CORE = '2.8.1';

/**
 * Installs n8n-core and n8n-workflow of the older line in `.cache`, unless they are there: two versions cannot share
 * node_modules.
 *
 * @returns whether they are there
 */
export async function installOlderCore() {
	const folder = resolve(PROJECT, '.cache', `n8n-core-${OLDER_CORE}`);
	const files = resolve(PROJECT, 'test/engine/versions', OLDER_CORE);
	if (installedRecord(files, folder)) return true;
	console.log(`Installing n8n-core ${OLDER_CORE} in .cache/n8n-core-${OLDER_CORE} (up to a minute, 300 MB, once) …`);
	if (await installLocked({ files, folder, about: { version: OLDER_CORE } })) return true;
	console.log(`n8n-core ${OLDER_CORE} could not be installed: npm's own words are above. The next try starts again.`);
	return false;
}
