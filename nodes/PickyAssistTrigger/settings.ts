import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { EventKind } from '../api/webhook/events';
import { isPlainObject } from '../api/json';

/** The secret that calls must contain. */
export type SecretSetting =
	| { readonly kind: 'none' }
	| { readonly kind: 'set'; readonly secret: string }
	/** It is blank, or its expression returns nothing: every call is rejected, so that a mistake does not let everyone in. */
	| { readonly kind: 'blank' };

/** The settings of the node. */
export interface Settings {
	readonly secret: SecretSetting;
	listensTo(kind: EventKind): boolean;
	readonly respond: 'nothing' | 'instantReply' | 'lastNode';
	readonly ignoreOutbound: boolean;
	readonly ignoreRepeats: boolean;
	readonly rawBody: boolean;
	readonly forAgents: boolean;
	readonly resumeWaiting: boolean;
}

/**
 * Reads a parameter, or returns the fallback if its expression fails: the webhook must still return HTTP 200, because an
 * error makes Picky Assist repeat the call.
 */
export function readParameter(
	context: IWebhookFunctions | IHookFunctions,
	name: string,
	fallback: unknown,
): unknown {
	try {
		return context.getNodeParameter(name, fallback);
	} catch (error) {
		context.logger.warn(`Picky Assist Trigger could not read its field ${name}: ${String(error)}`);
		return fallback;
	}
}

/** Reads the settings for one call. */
export function readSettings(context: IWebhookFunctions): Settings {
	const events = readParameter(context, 'events', undefined);
	const respond = readParameter(context, 'respond', 'nothing');
	const respondMode = respond === 'instantReply' || respond === 'lastNode' ? respond : 'nothing';
	return {
		secret: readSecret(context),
		listensTo: (kind) => kind === 'unknown' || !Array.isArray(events) || events.includes(kind),
		respond: respondMode,
		ignoreOutbound: readParameter(context, 'options.ignoreOutbound', true) !== false,
		// With Last Node, only the workflow knows the response to a repeat, so it runs again. A test call is never a repeat of a
		// production call.
		ignoreRepeats:
			readParameter(context, 'options.ignoreRepeats', true) !== false &&
			respondMode !== 'lastNode' &&
			context.getMode() !== 'manual',
		rawBody: readParameter(context, 'options.rawBody', false) === true,
		forAgents: readParameter(context, 'options.forAgents', false) === true,
		resumeWaiting: readParameter(context, 'options.resumeWaiting', true) !== false,
	};
}

/** The option Secret. Its expression may depend on the call. */
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
