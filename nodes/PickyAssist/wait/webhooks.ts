import type { IWebhookDescription } from 'n8n-workflow';

/** The page where a person responds: n8n calls it only while an execution waits (`restartWebhook`). */
const PAGE = {
	name: 'default',
	responseMode: 'onReceived',
	// Empty: n8n sends the page that the node returns.
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
} as const;

/** GET shows the page, POST is the response. */
export const responseWebhooks: IWebhookDescription[] = [
	{ ...PAGE, httpMethod: 'GET' },
	{ ...PAGE, httpMethod: 'POST' },
];
