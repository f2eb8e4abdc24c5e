import type { INodeProperties } from 'n8n-workflow';

/** The options of the trigger, in alphabetical order. */
export const TRIGGER_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Add Fields for AI Agents',
		name: 'forAgents',
		type: 'boolean',
		default: true,
		description:
			'Whether to add chatInput (the text, or a description of the file) and sessionId (one per person or group), which the AI Agent and Memory nodes read. Off unless you add this option.',
	},
	{
		displayName: 'Allow Private Addresses',
		name: 'allowPrivate',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			"Whether to download files from the n8n server itself and from private networks. Leave this off unless your files are there or n8n uses a proxy with a private address: otherwise anyone who knows this trigger's URL can make n8n read from your network.",
		displayOptions: { show: { downloadFiles: [true] } },
	},
	{
		displayName: 'Download Files',
		name: 'downloadFiles',
		type: 'boolean',
		default: true,
		description:
			'Whether to download the file of a message into the binary field data. If that fails, the field download_error says why. Off unless you add this option.',
	},
	{
		displayName: 'Download Timeout (Seconds)',
		name: 'downloadTimeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 150 },
		default: 60,
		description: 'How long a download may take, up to 150 seconds',
		displayOptions: { show: { downloadFiles: [true] } },
	},
	{
		displayName: 'Ignore Outbound',
		name: 'ignoreOutbound',
		type: 'boolean',
		default: true,
		description:
			'Whether to ignore echoes of outgoing messages, which WhatsApp Web Automation can send. Replying to them can cause a loop. On unless you add this option and turn it off.',
	},
	{
		displayName: 'Ignore Repeats',
		name: 'ignoreRepeats',
		type: 'boolean',
		default: true,
		description:
			'Whether to ignore events that already arrived within the last day: Picky Assist repeats a call if the response is late. Has no effect with When Last Node Finishes or on the Test URL. On unless you add this option and turn it off.',
		displayOptions: { hide: { '/respond': ['lastNode'] } },
	},
	{
		displayName: 'Maximum File Size (MB)',
		name: 'maxFileSize',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 3 },
		default: 25,
		description: 'Larger files are not downloaded',
		displayOptions: { show: { downloadFiles: [true] } },
	},
	{
		displayName: 'Raw Body',
		name: 'rawBody',
		type: 'boolean',
		default: true,
		description:
			'Whether to add the original data from Picky Assist, with its own keys, as raw_body',
	},
	{
		displayName: 'Resume Waiting Workflows',
		name: 'resumeWaiting',
		type: 'boolean',
		default: true,
		description:
			'Whether a tap on a button that Send and Wait for Response sent continues the execution that waits for it. Such a tap does not start this workflow.',
	},
	{
		displayName: 'Secret',
		name: 'secret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'Calls without it are rejected. Use at least 8 letters and digits, and append ?secret=… to the URL in Picky Assist.',
	},
];
