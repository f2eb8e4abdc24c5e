/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as delay } from 'node:timers/promises';

type Falsy = false | undefined;

/**
 * Polls until the condition returns something truthy, and returns it.
 *
 * @param what is waited for, for the error message
 * @param timeout and interval in milliseconds
 * @throws Error if it takes longer than the timeout
 */
export async function waitUntil<Found>(
	what: string,
	condition: () => Found | Falsy | Promise<Found | Falsy>,
	{ timeout = 30_000, interval = 20 } = {},
): Promise<Found> {
	for (const begin = performance.now(); ; await delay(interval)) {
		const found = await condition();
		if (found) return found;
		if (performance.now() - begin > timeout)
			throw new Error(`Waited ${timeout / 1000} s in vain: ${what}`);
	}
}
