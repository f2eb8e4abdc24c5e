import type { IDataObject } from 'n8n-workflow';
import { checkResults } from '../checkResults';
import { checkSent } from '../checkSent';
import type { Seen } from '../destination';
import { SMS_CHANNEL } from '../expectation';
import type { Result } from '../result';
import { type ExpectedPush, expectScene } from './expectedScene';
import type { Execution, Played } from './playScene';
import type { Scene } from './scenes';
import type { ActiveExample, Stage } from './stage';

/** The event of each report, in the order in which they came. */
export function reportedEvents({ followUp }: Played): readonly IDataObject[] {
	return followUp.flatMap(({ events }) => events);
}

/** The results of sending, of all executions of a workflow. */
export function resultsOf(executions: readonly Execution[]): readonly Result[] {
	return executions.flatMap(({ results }) => results);
}

function* wrongAnswers({ call, reports }: Played, instantReply: string): Generator<string> {
	if (call.reply?.text !== instantReply)
		yield `the instant reply should be "${instantReply}", but is "${call.reply?.text ?? ''}"`;
	for (const { about, state, attempts } of [call, ...reports]) {
		const problem = attempts.at(-1)?.problem;
		if (state !== 'taken' || problem)
			yield `the webhook "${about}" was not taken as it should be: ${problem ?? state}`;
	}
}

/** The pinned item is what users try the workflow with: it must have the fields of a real one. */
function* wrongPins({ path, pinned }: ActiveExample, event: IDataObject = {}): Generator<string> {
	const missing = Object.keys(event).filter((field) => !(field in pinned));
	if (missing.length > 0) yield `the item pinned in ${path} lacks ${missing.join(', ')}`;
}

function* wrongExecutions(
	{ path }: ActiveExample,
	executions: readonly Execution[],
	due: number,
): Generator<string> {
	if (executions.length !== due)
		yield `${path} should run ${due} times, but did ${executions.length} times`;
	for (const { failure } of executions)
		if (failure) yield `${path} did not come to its end: ${failure}`;
}

function wrongFields(event: IDataObject | undefined, due: IDataObject): readonly string[] {
	return Object.entries(due)
		.filter(([name, value]) => event?.[name] !== value)
		.map(
			([name, value]) =>
				`the trigger should say ${name} "${String(value)}", but says "${String(event?.[name])}"`,
		);
}

/** One message went out as it should, and its reports came back under the ids of its result. */
function* wrongPush(
	{ expectation, reports }: ExpectedPush,
	results: readonly Result[],
	seen: Seen,
	events: readonly IDataObject[],
): Generator<string> {
	yield* checkResults(expectation.items, results);
	yield* checkSent(expectation, results, seen);
	const [result] = results;
	const own = events.filter(({ msg_id }) => msg_id === result?.msgId);
	const words = own.map(({ status_text }) => status_text).join(', ');
	if (words !== reports.join(', '))
		yield `message ${result?.msgId} should be reported ${reports.join(', ')}, but is "${words}"`;
	const [message] = expectation.messages;
	const due = {
		event: 'deliveryReport',
		push_id: result?.pushId,
		number: message?.recipient,
		reference_number: message?.reference,
		message: message?.text,
	};
	for (const event of own) yield* wrongFields(event, due);
}

function seenIn({ pushes, messages }: Played, isWanted: (application: string) => boolean): Seen {
	return {
		pushRequests: pushes.filter(({ body }) => isWanted(String(body?.application))).length,
		messages: messages.filter(({ application }) => isWanted(application)),
	};
}

/** What did not come out as it should. */
export function checkScene(stage: Stage, scene: Scene, played: Played): readonly string[] {
	const { autoReply, followUp } = stage;
	const { instantReply, event, answer, sms } = expectScene(stage, scene, played);
	const received = played.autoReply.flatMap(({ events }) => events);
	const reported = reportedEvents(played);
	const due = answer.reports.length + (sms?.reports.length ?? 0);
	const answers = seenIn(played, (application) => application !== SMS_CHANNEL);
	const bySms = seenIn(played, (application) => application === SMS_CHANNEL);
	return [
		...wrongAnswers(played, instantReply),
		...wrongExecutions(autoReply, played.autoReply, 1),
		...wrongFields(received[0], event),
		...wrongPins(autoReply, received[0]),
		...wrongPush(answer, resultsOf(played.autoReply), answers, reported),
		...wrongExecutions(followUp, played.followUp, due),
		...wrongPins(followUp, reported[0]),
		...(sms ? wrongPush(sms, resultsOf(played.followUp), bySms, reported) : []),
		...(!sms && bySms.pushRequests > 0 ? ['an SMS was sent, although the answer arrived'] : []),
		...(reported.length === due ? [] : [`${due} reports should come, but ${reported.length} did`]),
	];
}
