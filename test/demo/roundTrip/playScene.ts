import type { IDataObject, IRun } from 'n8n-workflow';
import type { AcceptedMessage, LoggedRequest, LoggedWebhook } from '../../sandbox/sandbox';
import { SMS_CHANNEL } from '../expectation';
import { type Result, toResults } from '../result';
import type { Scene } from './scenes';
import type { ActiveExample, Stage } from './stage';

/** What one execution of an example came to. */
export interface Execution {
	/** What the trigger put out. */
	readonly events: readonly IDataObject[];
	/** What the Picky Assist node put out; nothing where it did not run. */
	readonly results: readonly Result[];
	/** The error that ended it. */
	readonly failure?: string;
}

/** What came of a scene. */
export interface Played {
	/** The message, as Picky Assist handed it over, and what was answered. */
	readonly call: LoggedWebhook;
	/** The delivery reports, as they were handed over. */
	readonly reports: readonly LoggedWebhook[];
	readonly autoReply: readonly Execution[];
	readonly followUp: readonly Execution[];
	/** What Picky Assist took. */
	readonly messages: readonly AcceptedMessage[];
	readonly pushes: readonly LoggedRequest[];
}

function toExecution(
	{ trigger, sender }: ActiveExample,
	{ data: { resultData } }: IRun,
): Execution {
	const outputsOf = (name: string) =>
		(resultData.runData[name]?.at(-1)?.data?.main ?? []).map((items) => items ?? []);
	const { error } = resultData;
	return {
		events: outputsOf(trigger.name).flat().map(({ json }) => json),
		results: toResults(outputsOf(sender.name)),
		...(error ? { failure: error.message } : {}),
	};
}

/** Lets somebody write, and waits for all that follows. */
export async function playScene(stage: Stage, scene: Scene): Promise<Played> {
	const { sandbox, autoReply, followUp } = stage;
	const { name, number, text, answer, sms } = scene;
	const examples = [autoReply, followUp] as const;
	const before = examples.map(({ server }) => server.executions.length);
	sandbox.log.clear();
	sandbox.account.deliveries.plan = { course: answer, channels: { [SMS_CHANNEL]: sms } };
	const call = await sandbox.occasions.message({ from: number, name, text });
	await stage.settled();
	const [answers = [], followUps = []] = examples.map((example, index) =>
		example.server.executions.slice(before[index]).map((run) => toExecution(example, run)),
	);
	const { webhooks, acceptedMessages, pushes } = sandbox.log;
	return {
		call,
		reports: webhooks.filter(({ webhook }) => webhook === 'event'),
		autoReply: answers,
		followUp: followUps,
		messages: acceptedMessages,
		pushes,
	};
}
