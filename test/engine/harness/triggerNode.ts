import type { INode, INodeParameters } from 'n8n-workflow';

/** The name of the trigger. */
export const TRIGGER = 'Picky Assist Trigger';
/** Its type, as n8n saves it. */
export const TRIGGER_TYPE = 'n8n-nodes-pickyassist.pickyAssistTrigger';
/** All that it can listen to. */
export const ALL_EVENTS = [
	'messageReceived',
	'deliveryReport',
	'numberCheck',
	'groupMembership',
	'newSubscriber',
];

/** A Picky Assist Trigger; `webhookId` is the first part of its address. */
export function triggerNode(parameters: INodeParameters, webhookId: string, name = TRIGGER): INode {
	return {
		id: webhookId,
		name,
		type: TRIGGER_TYPE,
		typeVersion: 1,
		position: [0, 0],
		webhookId,
		parameters,
	};
}
