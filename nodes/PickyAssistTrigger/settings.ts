import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { EventKind } from '../api/webhook/events';
import { isPlainObject } from '../api/json';

/** The secret that calls must carry. */
export type SecretSetting =
	| { readonly kind: 'none' }
	| { readonly kind: 'set'; readonly secret: string }
	/** It is blank, or its expression returns nothing: every call is rejected, so that the door is not open to everybody. */
	| { readonly kind: 'blank' };

/** What the node is set to. */
export interface Settings {
	readonly secret: SecretSetting;
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

/** Reads what the node is set to, for one call. */
export function readSettings(context: IWebhookFunctions): Settings {
	const events = readParameter(context, 'events', undefined);
	const respond = readParameter(context, 'respond', 'nothing');
	const respondMode = respond === 'instantReply' || respond === 'lastNode' ? respond : 'nothing';
	return {
		secret: readSecret(context),
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

/** The option Secret; an expression in it may depend on the call. */
export function readSecret(context: IWebhookFunctions | IHookFunctions): SecretSetting {
	const options: unknown = context.getNodeParameter('options', {}, { rawExpressions: true });
	const raw = isPlainObject(options) ? options.secret : options;
	if (raw === undefined || raw === '') return { kind: 'none' };
	const value = readParameter(context, 'options.secret', undefined);
	const secret = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	if (secret.trim() !== '') return { kind: 'set', secret };
	context.logger.warn(
		'Picky Assist Trigger rejects every call because its Secret is blank or its expression returns nothing',
	);
	return { kind: 'blank' };
}
