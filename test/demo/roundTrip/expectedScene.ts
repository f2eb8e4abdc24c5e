import type { IDataObject, INode } from 'n8n-workflow';
import type { DeliveryWord } from '../../sandbox/deliveries/deliveryStatus';
import { parseJsonObject, textOf } from '../../sandbox/json';
import { type Expectation, expectedMessage } from '../expectation';
import { fillIn } from '../fillIn';
import type { Played } from './playScene';
import type { Scene } from './scenes';
import type { Stage } from './stage';

/** A message that should be sent, and the reports that should come of it. */
export interface ExpectedPush {
	readonly expectation: Expectation;
	readonly reports: readonly DeliveryWord[];
}

/** What should come of a scene, by what was written and by the parameters of the workflows. */
export interface ExpectedScene {
	readonly instantReply: string;
	/** What the trigger should say of the message. */
	readonly event: IDataObject;
	readonly answer: ExpectedPush;
	/** Missing where the answer arrives. */
	readonly sms?: ExpectedPush;
}

function oneMessage(node: INode, row: IDataObject): Expectation {
	const message = expectedMessage(node, row);
	if (!message) throw new Error(`${String(row.number)} must be a number that can be messaged.`);
	return { items: [{ row, message }], messages: [message], pushRequests: 1 };
}

/** @param played of it counts only what Picky Assist did: the body it posted, and the ids it gave */
export function expectScene(
	{ autoReply, followUp }: Stage,
	scene: Scene,
	{ call, messages }: Played,
): ExpectedScene {
	const body = parseJsonObject(call.text) ?? {};
	const event = {
		event: 'messageReceived',
		message: scene.text,
		number: scene.number,
		name: scene.name,
		application: String(body.application),
		unique_id: textOf(body, 'unique-id'),
		direction_text: 'inbound',
		type_text: 'text',
	};
	const answer = oneMessage(autoReply.sender, event);
	const { text } = answer.messages[0] ?? {};
	const failed = { number: scene.number, message: text, msg_id: messages[0]?.msgId };
	return {
		instantReply: fillIn(autoReply.trigger.parameters.replyText, { body }),
		event,
		answer: { expectation: answer, reports: scene.answer },
		...(scene.answer.includes('failed')
			? { sms: { expectation: oneMessage(followUp.sender, failed), reports: scene.sms } }
			: {}),
	};
}
