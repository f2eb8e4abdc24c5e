import { z } from 'zod';

import type { Account } from './account';
import type { Webhooks } from './webhooks/webhooks';

const deliveryStatus = z.enum(['submitted', 'delivered', 'read', 'failed', 'refunded']);
const address = z.union([
	z.literal(''),
	z
		.string()
		.url()
		.regex(/^https?:/, 'must begin with http:// or https://'),
]);
const template = z.strictObject({
	template_id: z.string().min(1),
	template_name: z.string(),
	template_status: z.enum(['1', '2', '3', '4']),
	message_type: z.enum(['1', '2', '3', '4']),
	category: z.string(),
	header: z.string(),
	footer: z.string(),
	template_message: z.array(
		z.strictObject({ message: z.string().nullable(), language: z.string() }),
	),
	quick_replies: z.number().int().min(0).optional(),
	url_buttons: z.number().int().min(0).optional(),
});

/** What may be changed while the sandbox runs; what is left out stays as it is. */
export const settingsSchema = z.strictObject({
	templates: z.array(template).optional(),
	deliveries: z
		.strictObject({
			statuses: z.array(deliveryStatus).optional(),
			channels: z.record(z.array(deliveryStatus)).optional(),
			numbers: z.record(z.array(deliveryStatus)).optional(),
			stepSeconds: z.number().min(0).optional(),
			notOnWhatsApp: z.array(z.string()).optional(),
		})
		.optional(),
	sessions: z
		.strictObject({
			closed: z.union([z.literal('all'), z.array(z.string())]),
			answer: z.enum(['request', 'rows']),
		})
		.optional(),
	devices: z
		.strictObject({
			phone: z.boolean().optional(),
			webServer: z.enum(['CONNECTED', 'TIMEOUT', 'UNPAIRED']).optional(),
		})
		.optional(),
	webhooks: z
		.strictObject({
			globalUrl: address,
			eventUrl: address,
			format: z.enum(['json', 'jsonAsForm', 'formFields']),
			customVariables: z.enum(['both', 'url', 'body']),
			retry: z.boolean(),
			rowsPerEvent: z.number().int().min(1),
			minute: z.number().positive(),
			timeout: z.number().positive(),
		})
		.partial()
		.optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** What has settings. */
interface Changed {
	readonly account: Account;
	readonly webhooks: Webhooks;
}

/** Carries a change out. */
export function changeSettings(
	{ account, webhooks }: Changed,
	{ templates, deliveries, sessions, devices, webhooks: change }: Settings,
): void {
	if (templates) account.templates.replace(templates);
	if (deliveries) account.deliveries.plan = deliveries;
	if (sessions) account.sessions = sessions;
	account.devices = {
		phone: devices?.phone ?? account.devices.phone,
		webServer: devices?.webServer ?? account.devices.webServer,
	};
	if (change) webhooks.configure(change);
}

/** The settings as they are. */
export function settingsOf({ account, webhooks }: Changed): Settings {
	const { templates, deliveries, sessions, devices } = account;
	return settingsSchema.parse({
		templates: templates.all,
		deliveries: deliveries.plan,
		sessions,
		devices,
		webhooks: webhooks.settings,
	});
}
