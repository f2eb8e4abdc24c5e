/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT } from '../../n8n/installation';

/** What lies over n8n's windows for a moment, or is cut by their edge. */
const WITHOUT = '.el-notification, [data-test-id="floating-nodes"] { display: none !important }';

/** Takes a screenshot for the README, but only with `--pictures`: otherwise a test run would change the checkout. */
export async function takeScreenshot(of: Locator | Page, name: string): Promise<void> {
	if (process.env.E2E_PICTURES !== 'yes') return;
	const folder = join(PROJECT, '.github/pictures');
	mkdirSync(folder, { recursive: true });
	await of.screenshot({
		path: join(folder, `${name}.png`),
		animations: 'disabled',
		style: WITHOUT,
	});
}
