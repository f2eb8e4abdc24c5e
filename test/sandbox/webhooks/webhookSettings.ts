/** The two webhooks of a project: for incoming messages, and for delivery reports and other events. */
export type WebhookName = 'global' | 'event';

/** How webhooks are sent. */
export interface WebhookSettings {
	/** Address of the global webhook; `''` for none. */
	readonly globalUrl: string;
	/** Address of the event webhook; `''` for none. */
	readonly eventUrl: string;
	/**
	 * `json` under its own content type; `jsonAsForm`, the same text under the content type of a form, as one
	 * public receiver saw; `formFields`, really encoded as a form, nested values as JSON.
	 */
	readonly format: 'json' | 'jsonAsForm' | 'formFields';
	/**
	 * Where the query of the global webhook's address arrives: in the address, as keys of the body, or in both.
	 * It is not documented. The address of the event webhook is called as it is.
	 */
	readonly customVariables: 'both' | 'url' | 'body';
	/** Try again after 1 min, 15 min, 2 h, 6 h; off by default, as there (configuring webhook URL page). */
	readonly retry: boolean;
	/** Rows of a delivery report in one event, at most. */
	readonly rowsPerEvent: number;
	/** Length of a minute of that schedule in milliseconds. */
	readonly minute: number;
	/** The response timeout in milliseconds; default 180 s, scaled with `minute`. */
	readonly timeout: number;
}

/** A change of the settings; what is left out stays as it is. */
export type WebhookChange = {
	readonly [Name in keyof WebhookSettings]?: WebhookSettings[Name] | undefined;
};

/** 180 s: configuring webhook URL page. */
const TIMEOUT_MINUTES = 3;

/** The settings of a fresh sandbox with this length of a minute in milliseconds. */
export function defaultSettings(minute: number): WebhookSettings {
	return {
		globalUrl: '',
		eventUrl: '',
		format: 'json',
		customVariables: 'both',
		retry: false,
		rowsPerEvent: 1_000,
		minute,
		timeout: TIMEOUT_MINUTES * minute,
	};
}

/** The settings after a change; another minute brings its own patience, unless that is named too. */
export function changedSettings(current: WebhookSettings, change: WebhookChange): WebhookSettings {
	const { minute } = change;
	const timeout = minute === undefined ? current.timeout : TIMEOUT_MINUTES * minute;
	return {
		globalUrl: change.globalUrl ?? current.globalUrl,
		eventUrl: change.eventUrl ?? current.eventUrl,
		format: change.format ?? current.format,
		customVariables: change.customVariables ?? current.customVariables,
		retry: change.retry ?? current.retry,
		rowsPerEvent: change.rowsPerEvent ?? current.rowsPerEvent,
		minute: minute ?? current.minute,
		timeout: change.timeout ?? timeout,
	};
}
