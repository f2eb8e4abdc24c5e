import { resolve } from 'node:path';
import { installedRecord, installLocked } from './lockedPackages.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');

/** The older supported version of n8n's execution engine; engine tests run on it too. */
export const OLDER_CORE = '2.8.1';

/**
 * Installs n8n-core and n8n-workflow of the older line in `.cache`, unless they are installed: two versions cannot share
 * node_modules.
 *
 * @returns whether they are installed
 */
export async function installOlderCore() {
	const folder = resolve(PROJECT, '.cache', `n8n-core-${OLDER_CORE}`);
	const files = resolve(PROJECT, 'test/engine/versions', OLDER_CORE);
	if (installedRecord(files, folder)) return true;
	console.log(
		`Installing n8n-core ${OLDER_CORE} in .cache/n8n-core-${OLDER_CORE} (up to a minute, 300 MB, once) …`,
	);
	if (await installLocked({ files, folder, about: { version: OLDER_CORE } })) return true;
	console.log(
		`n8n-core ${OLDER_CORE} could not be installed: see npm's messages above. The next run tries again.`,
	);
	return false;
}
