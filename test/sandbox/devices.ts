/** The word of a web automation server: automation server status page. */
export type WebServerStatus = 'CONNECTED' | 'TIMEOUT' | 'UNPAIRED';

/** What is attached to the project. */
export interface Devices {
	/** Is there a phone? */
	readonly phone: boolean;
	readonly webServer: WebServerStatus;
}

/** The devices of a fresh sandbox. */
export const ALL_ATTACHED: Devices = { phone: true, webServer: 'CONNECTED' };
