import { z } from 'zod';

/** Those below 200 are not the end of a response. */
const HTTP_STATUS = 'must be from 200 to 599';
/** Node.js sends no other values of headers. */
const headerValue = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must fit in an HTTP header');

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
					httpStatus: z.number().int().min(200, HTTP_STATUS).max(599, HTTP_STATUS),
					contentType: headerValue,
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
			contentType: headerValue,
			headerNames: z.array(z.string()),
			text: z.string(),
		}),
	),
});

export type Recording = z.infer<typeof recordingSchema>;
