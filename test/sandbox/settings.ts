import { z } from 'zod';

import type { Account } from './account';

const word = z.enum(['submitted', 'delivered', 'read', 'failed', 'refunded']);
const template = z.strictObject({
	template_id: z.string().min(1),
	template_name: z.string(),
	template_status: z.enum(['1', '2', '3', '4']),
	message_type: z.enum(['1', '2', '3', '4']),
	category: z.string(),
	header: z.string(),
	footer: z.string(),
	template_message: z.array(z.strictObject({ message: z.string(), language: z.string() })),
	quick_replies: z.number().int().min(0).optional(),
	url_buttons: z.number().int().min(0).optional(),
});

/** What may be changed while the sandbox runs; what is left out stays as it is. */
export const settingsSchema = z.strictObject({
	templates: z.array(template).optional(),
	deliveries: z
		.strictObject({ course: z.array(word).optional(), numbers: z.record(z.array(word)).optional() })
		.optional(),
	devices: z
		.strictObject({
			phone: z.boolean().optional(),
			webServer: z.enum(['CONNECTED', 'TIMEOUT', 'UNPAIRED']).optional(),
		})
		.optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Carries a change out. */
export function changeSettings(account: Account, { templates, deliveries, devices }: Settings): void {
	if (templates) account.templates.replace(templates);
	if (deliveries) account.deliveries.plan = deliveries;
	account.devices = {
		phone: devices?.phone ?? account.devices.phone,
		webServer: devices?.webServer ?? account.devices.webServer,
	};
}

/** The settings as they are. */
export function settingsOf({ templates, deliveries, devices }: Account): Settings {
	return settingsSchema.parse({ templates: templates.all, deliveries: deliveries.plan, devices });
}
