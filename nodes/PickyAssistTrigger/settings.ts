import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { EventKind } from '../api/webhook/events';
import { isPlainObject } from '../api/json';

/** What the node is set to. */
export interface Settings {
	listensTo(kind: EventKind): boolean;
	readonly respond: 'nothing' | 'instantReply' | 'lastNode';
	readonly ignoreOutbound: boolean;
	readonly ignoreRepeats: boolean;
	readonly rawBody: boolean;
}

/**
 * A parameter, or the fallback where its expression cannot be evaluated: a webhook is answered all the same, because an
 * answer that says otherwise starts Picky Assist's repeats.
 */
export function readParameter(
	context: IWebhookFunctions | IHookFunctions,
	name: string,
	fallback: unknown,
): unknown {
	try {
		return context.getNodeParameter(name, fallback);
	} catch (problem) {
		context.logger.warn(
			`Picky Assist Trigger could not read its field ${name}: ${String(problem)}`,
		);
		return fallback;
	}
}

export function readSettings(context: IWebhookFunctions): Settings {
	const events = readParameter(context, 'events', undefined);
	const respond = readParameter(context, 'respond', 'nothing');
	const respondMode = respond === 'instantReply' || respond === 'lastNode' ? respond : 'nothing';
	return {
		listensTo: (kind) => kind === 'unknown' || !Array.isArray(events) || events.includes(kind),
		respond: respondMode,
		ignoreOutbound: readParameter(context, 'options.ignoreOutbound', true) !== false,
		// The last node responses a repeat too: nobody else knows what it would say. A test is never a repeat of production.
		ignoreRepeats:
			readParameter(context, 'options.ignoreRepeats', true) !== false &&
			respondMode !== 'lastNode' &&
			context.getMode() !== 'manual',
		rawBody: readParameter(context, 'options.rawBody', false) === true,
	};
}

/**
 * The secret that calls must carry: undefined where none is set, and null where one is set as an expression that comes to
 * nothing, which must not open the door to everybody.
 */
export function readSecret(context: IWebhookFunctions | IHookFunctions): string | null | undefined {
	const options: unknown = context.getNodeParameter('options', {}, { rawExpressions: true });
	const wanted = isPlainObject(options) ? options.secret : options;
	if (wanted === undefined || wanted === '') return undefined;
	const secret = readParameter(context, 'options.secret', undefined);
	if ((typeof secret === 'string' || typeof secret === 'number') && String(secret).trim() !== '')
		return String(secret);
	context.logger.warn(
		'Picky Assist Trigger rejects every call because its Secret is blank or its expression returns nothing',
	);
	return null;
}
