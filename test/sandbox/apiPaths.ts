import { endpoints } from './endpoints';
import type { Endpoint } from './endpoints/endpoint';
import type { Generation } from './push/pushRequest';

/** Where an API path leads. */
export interface Route {
	readonly endpoint: Endpoint;
	readonly generation: Generation;
}

// The path says v2 for V3 and V4: those are generations of the platform, v2 of the API.
const BASES: ReadonlyArray<readonly [string, Generation]> = [
	['/api/v2/', 'V4'],
	['/app/api/v2/', 'V3'],
	['/app/api/v1/', 'V1'],
];

/** The endpoint of an HTTP path without its query; undefined when there is none, as with a slash at the end. */
export function routeOf(path: string): Route | undefined {
	for (const [base, generation] of BASES) {
		if (!path.startsWith(base)) continue;
		const endpoint = endpoints.get(path.slice(base.length));
		if (endpoint?.generations.includes(generation)) return { endpoint, generation };
	}
	return undefined;
}
