import { type AcceptedMessage, startSandbox } from '../sandbox/sandbox';
import type { RealService } from './realService';
import type { Result } from './result';

/** What went out in one run, as far as it can be known. */
export interface Seen {
	readonly pushRequests: number;
	/** What the service took; only the sandbox tells. */
	readonly messages?: readonly AcceptedMessage[];
}

/** Where the demo sends its messages. */
export interface Destination {
	/** In plain words. */
	readonly name: string;
	readonly credential: {
		readonly platform: string;
		readonly baseUrl: string;
		readonly apiToken: string;
	};
	/** What went out since the last `forget`. */
	seen(results: readonly Result[]): Seen;
	forget(): void;
	close(): Promise<void>;
}

/** A sandbox of the demo's own. */
export async function toSandbox(): Promise<Destination> {
	const { baseUrl, token, log, close } = await startSandbox();
	return {
		name: 'a local Picky Assist sandbox',
		credential: { platform: 'custom', baseUrl, apiToken: token },
		seen: () => ({ pushRequests: log.pushes.length, messages: log.acceptedMessages }),
		forget: () => log.clear(),
		close,
	};
}

/** The real service. All it tells is its answers: each push request has a push id of its own. */
export function toRealService({ name, credential }: RealService): Destination {
	return {
		name,
		credential,
		seen: (results) => ({
			pushRequests: new Set(
				results.map(({ pushId }) => pushId).filter((pushId) => pushId !== ''),
			).size,
		}),
		forget: () => undefined,
		close: async () => undefined,
	};
}
