import {
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { checkSecret } from './activation';
import { downloadFiles } from './downloads';
import { TRIGGER_OPTIONS } from './options';
import { receive } from './receive';

/**
 * The trigger node: starts a workflow for incoming messages and for reports about sent messages. It needs no credential,
 * because Picky Assist calls n8n. The URL is entered by hand, because the API for setting it was switched off. The long URL
 * and the Secret protect the webhook.
 */
export class PickyAssistTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picky Assist Trigger',
		name: 'pickyAssistTrigger',
		icon: {
			light: 'file:../PickyAssist/pickyAssist.svg',
			dark: 'file:../PickyAssist/pickyAssist.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ ($parameter["events"] || []).length === 1 ? ({ deliveryReport: "Delivery report", groupMembership: "Group membership", messageReceived: "Message received", newSubscriber: "New subscriber", numberCheck: "Number check" })[$parameter["events"][0]] : ($parameter["events"] || []).length + " events" }}',
		description:
			'Send and receive WhatsApp, SMS, Messenger and Instagram messages through Picky Assist. Starts the workflow when a message arrives, or when one that you sent is delivered, read or fails.',
		eventTriggerDescription: 'Waiting for Picky Assist to call the Test URL',
		activationMessage:
			'You can now send a message to your Picky Assist number. Its webhooks must be set to the Production URL.',
		defaults: { name: 'Picky Assist Trigger' },
		triggerPanel: {
			header: 'Receive a test message',
			executionsHelp: {
				inactive:
					'<b>While you build this workflow</b>, click the button above, paste the <b>Test URL</b> into both webhooks in Picky Assist (<b>Settings → Developers → Webhooks</b>), and send a message to your number. It appears here. One click receives one call.<br /><br />Calls to the <b>Production URL</b> get HTTP 404 until the workflow is published, and calls to the Test URL while you do not listen. Picky Assist does not deliver those messages to n8n.<br /><br /><b>When the workflow is ready</b>, publish it and paste the <b>Production URL</b> into both webhooks.',
				active:
					'<b>This workflow is published</b>: calls to the <b>Production URL</b> start it, and appear in the <a data-key="executions">executions list</a>, not here.<br /><br /><b>To test a change</b>, click the button above, paste the <b>Test URL</b> into both webhooks in Picky Assist (<b>Settings → Developers → Webhooks</b>), and send a message to your number. One click receives one call. Meanwhile the Production URL receives nothing, and calls to the Test URL while you do not listen get HTTP 404: paste the Production URL back.',
			},
			activationHint: {
				inactive:
					'While you test, paste the <b>Test URL</b> into both webhooks in Picky Assist. Calls to the <b>Production URL</b> get HTTP 404 until the workflow is published.',
				active:
					'While you test, paste the <b>Test URL</b> into both webhooks in Picky Assist, and afterwards the <b>Production URL</b> again. Only calls to the Production URL start the published workflow.',
			},
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: '={{ $parameter["respond"] === "lastNode" ? "lastNode" : "onReceived" }}',
				// Empty: n8n sends the response that the node returns. Without it, n8n sends its own text.
				responseData: '={{ $parameter["respond"] === "lastNode" ? "firstEntryJson" : "" }}',
			},
		],
		properties: [
			{
				displayName:
					'In Picky Assist open <b>Settings → Developers → Webhooks</b> and paste the <b>Production URL</b> of this node into both fields: the global webhook (incoming messages) and the event webhook (delivery reports and all other events). Then publish this workflow. If you set the option Secret, add <code>?secret=</code> and the secret to the URL yourself.',
				name: 'setUpNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Trigger On',
				name: 'events',
				type: 'multiOptions',
				required: true,
				noDataExpression: true,
				default: ['messageReceived'],
				description:
					'The events that start the workflow. Other events are acknowledged and ignored. New kinds of event that Picky Assist adds arrive as "unknown".',
				options: [
					{
						name: 'Delivery Report',
						value: 'deliveryReport',
						description:
							'A message that you sent was submitted, delivered, read or failed: one item for each message',
					},
					{
						name: 'Group Membership',
						value: 'groupMembership',
						description: 'Someone joined or left a group',
					},
					{
						name: 'Message Received',
						value: 'messageReceived',
						description: 'Someone wrote, tapped a button, or sent a file or a location',
					},
					{
						name: 'New Subscriber',
						value: 'newSubscriber',
						description: 'Someone contacted you for the first time',
					},
					{
						name: 'Number Check',
						value: 'numberCheck',
						description:
							'Picky Assist checked whether numbers are on WhatsApp: one item for each number',
					},
				],
			},
			{
				displayName: 'Respond',
				name: 'respond',
				type: 'options',
				noDataExpression: true,
				default: 'nothing',
				description:
					'What to send back to Picky Assist, which can forward it to the person who wrote',
				options: [
					{
						name: 'Instant Reply',
						value: 'instantReply',
						description: 'Send a text back immediately, without a push request',
					},
					{
						name: 'Nothing',
						value: 'nothing',
						description: 'Send nothing back',
					},
					{
						name: 'When Last Node Finishes',
						value: 'lastNode',
						description: 'Send back the output of the last node of the workflow',
					},
				],
			},
			{
				displayName: 'Reply Text',
				name: 'replyText',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Thanks {{ $json.name }}, we will be with you soon',
				hint: 'Expressions can use the fields of the item, {{ $json.name }} or {{ $json.message }}, and the call itself: {{ $json.body }}, {{ $json.query }}',
				description:
					'The text that Picky Assist sends back. Only incoming messages get a reply, and an empty text sends nothing.',
				displayOptions: { show: { respond: ['instantReply'] } },
			},
			{
				displayName: 'Reply Delay (Seconds)',
				name: 'replyDelay',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 3600 },
				default: 0,
				description: 'How long Picky Assist waits before it sends the reply, up to one hour',
				displayOptions: { show: { respond: ['instantReply'] } },
			},
			{
				displayName:
					'The last node provides the response: end the workflow with an <b>Edit Fields</b> node that outputs one item with a field named <code>message-out</code> (the text to send back) and, optionally, <code>delay</code> (seconds, up to 3600). To send nothing back, output an item without fields; if the node may output no item at all, turn on <b>Always Output Data</b> in its settings. Picky Assist waits up to 180 seconds; if the workflow fails or outputs no item, n8n responds with HTTP 500 and no reply is sent.',
				name: 'lastNodeNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { respond: ['lastNode'] } },
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: TRIGGER_OPTIONS,
			},
		],
	};

	/** The URLs are set by hand in Picky Assist, so there is nothing to create or delete. Only the settings are checked. */
	webhookMethods = {
		default: {
			async checkExists(): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				checkSecret(this);
				return true;
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	/** Runs in the execution that a call started, with its items. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await downloadFiles(this)];
	}
}
