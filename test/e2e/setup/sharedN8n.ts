/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { type N8nVersion, N8N_VERSIONS } from '../../n8n/installation';

/** The version of n8n that this run of the tests is for: the variable E2E_N8N, or the newest. */
export function testedN8nVersion(): N8nVersion {
	const requested = process.env.E2E_N8N ?? N8N_VERSIONS[0];
	const version = N8N_VERSIONS.find((known) => known === requested);
	if (!version)
		throw new Error(`E2E_N8N must be ${N8N_VERSIONS.join(' or ')}, not "${requested}".`);
	return version;
}

/** The n8n that all tests of the run share. */
export interface SharedN8n {
	readonly address: string;
	/** Of its owner, who is logged in; n8n refuses to log someone in every few seconds. */
	readonly cookie: string;
}

/** @throws Error if none was started */
export function sharedN8n(): SharedN8n {
	const { E2E_ADDRESS: address, E2E_COOKIE: cookie } = process.env;
	if (address === undefined || cookie === undefined)
		throw new Error('No n8n was started for these tests: npm run test:e2e');
	return { address, cookie };
}

/** Tells the tests of it. */
export function announce({ address, cookie }: SharedN8n): void {
	process.env.E2E_ADDRESS = address;
	process.env.E2E_COOKIE = cookie;
}
