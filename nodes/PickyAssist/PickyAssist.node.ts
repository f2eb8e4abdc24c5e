import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';
import { messageOperation, messageOperations } from './operations';
import { sendMessages } from './send/sendMessages';

/** The action node: sends messages through Picky Assist. */
export class PickyAssist implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picky Assist',
		name: 'pickyAssist',
		icon: { light: 'file:pickyAssist.svg', dark: 'file:pickyAssist.dark.svg' },
		group: ['output'],
		version: 1,
		// The internal name of the operation in words: sendToGroup is "Send to group".
		subtitle:
			'={{ $parameter["operation"].replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()).replace(/^./, (letter) => letter.toUpperCase()).replace("sms", "SMS") }}',
		description: 'Send WhatsApp, SMS, Messenger and Instagram messages through Picky Assist',
		defaults: { name: 'Picky Assist' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pickyAssistApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'message',
				options: [{ name: 'Message', value: 'message' }],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'sendSingle',
				displayOptions: { show: { resource: ['message'] } },
				options: messageOperations.map(({ option }) => option),
			},
			...messageOperations.flatMap(({ fields }) => fields),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0);
		const operation = messageOperation(name);
		if (!operation) {
			throw new NodeOperationError(this.getNode(), `There is no operation ${name}`, {
				description: 'Choose an operation from the list.',
			});
		}
		return [await sendMessages(this, operation)];
	}
}
