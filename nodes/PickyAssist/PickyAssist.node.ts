import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { operationFields, operationOf, resources } from './operations';
import { checkNumbers } from './read/checkNumbers';
import { readForItems } from './read/readForItems';
import { getTemplateFields } from './read/loadTemplateForm';
import { getLanguages, searchTemplates } from './read/templateLists';
import { sendMessages } from './send/sendMessages';
import { testCredential } from './read/testCredential';
import { operationError } from './errors';
import { receiveResponse } from './wait/receiveResponse';
import { sendAndWait } from './wait/sendAndWait';
import { responseWebhooks } from './wait/webhooks';

/** The action node: sends messages through Picky Assist, and reads reports, templates and account data. */
export class PickyAssist implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picky Assist',
		name: 'pickyAssist',
		icon: { light: 'file:pickyAssist.svg', dark: 'file:pickyAssist.dark.svg' },
		group: ['output'],
		// 1.1: the values of a template are in a form.
		version: [1, 1.1],
		defaultVersion: 1.1,
		// Turns internal names into words: sendToGroup becomes "Send to group", and get of deliveryReport "Get: delivery
		// report".
		subtitle:
			'={{ ($parameter["operation"] + ($parameter["resource"] === "message" ? "" : ": " + $parameter["resource"])).replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()).replace(/^./, (letter) => letter.toUpperCase()).replace("sms", "SMS").replace("and wait", "and wait for response") }}',
		description:
			'Send and receive WhatsApp, SMS, Messenger and Instagram messages through Picky Assist',
		defaults: { name: 'Picky Assist' },
		usableAsTool: true,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "Execution continues when the person has responded" : "" }}',
		webhooks: responseWebhooks,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pickyAssistApi', required: true, testedBy: 'testCredential' }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'message',
				options: resources.map(({ name, value }) => ({ name, value })),
			},
			...operationFields,
		],
	};

	methods = {
		credentialTest: { testCredential },
		listSearch: { searchTemplates },
		loadOptions: { getLanguages },
		resourceMapping: { getTemplateFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0);
		const operation = operationOf(this.getNodeParameter('resource', 0), name);
		if (!operation) {
			throw operationError(this.getNode(), {
				reason: `There is no operation ${name}`,
				description: 'Choose an operation from the list.',
			});
		}
		if ('ask' in operation) return [await sendAndWait(this, operation)];
		if ('toDrafts' in operation) return [await sendMessages(this, operation)];
		if ('readNumberToCheck' in operation) return [await checkNumbers(this, operation)];
		return [await readForItems(this, operation)];
	}

	/** The page behind the link of Send and Wait for Response. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveResponse(this);
	}
}
