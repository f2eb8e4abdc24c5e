import { z } from 'zod';

/** What the live check recorded: each request, and what the service answered. Token, numbers, names and texts are masked. */
export const recordingSchema = z.object({
	recorded: z.string(),
	exchanges: z.array(
		z.object({
			/** The question that asked. */
			asked: z.string(),
			time: z.string(),
			request: z.object({
				endpoint: z.string(),
				/** `wrong`: the request carried a token that is not the account's. */
				token: z.enum(['own', 'wrong']),
				/** The body without the token. */
				fields: z.record(z.unknown()),
			}),
			milliseconds: z.number(),
			response: z
				.object({
					httpStatus: z.number().int(),
					contentType: z.string(),
					headerNames: z.array(z.string()),
					text: z.string(),
				})
				.optional(),
			/** Why there was no response. */
			failure: z.string().optional(),
		}),
	),
	webhooks: z.array(
		z.object({
			time: z.string(),
			query: z.string(),
			contentType: z.string(),
			headerNames: z.array(z.string()),
			text: z.string(),
		}),
	),
});

export type Recording = z.infer<typeof recordingSchema>;
