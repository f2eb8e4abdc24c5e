import { WrongWord } from './wrongWord';

/** A panel of Picky Assist. */
export type Platform = 'v3' | 'v4';

/** The real Picky Assist, or whatever the user points to. */
export interface RealService {
	/** In plain words, for the user. */
	readonly name: string;
	/** The fields of the node's credential. */
	readonly credential: {
		readonly platform: string;
		readonly baseUrl: string;
		readonly apiToken: string;
	};
	/** Such as a sandbox of the user's own: no message can leave. */
	readonly isOnThisComputer: boolean;
}

const NAMES: Readonly<Record<Platform, string>> = {
	v3: 'Picky Assist V3 (pickyassist.com/app)',
	v4: 'Picky Assist V4 (app.pickyassist.com)',
};

/**
 * The service that the options name.
 *
 * @throws WrongWord if the base address is none
 */
export function readRealService(
	apiToken: string,
	platform: Platform,
	baseUrl: string | undefined,
): RealService {
	if (baseUrl === undefined) {
		return {
			name: NAMES[platform],
			credential: { platform, baseUrl: '', apiToken },
			isOnThisComputer: false,
		};
	}
	if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl)) {
		throw new WrongWord('--base-url must be an address that begins with https:// or http://.');
	}
	return {
		name: baseUrl,
		credential: { platform: 'custom', baseUrl, apiToken },
		isOnThisComputer: ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(baseUrl).hostname),
	};
}
