import { z } from 'zod';

import type { Fault } from './faults';

const when = {
	endpoint: z.string().min(1).optional(),
	after: z.number().int().min(0).optional(),
	// JSON has no Infinity.
	times: z
		.union([z.number().int().min(1), z.literal('always').transform(() => Infinity)])
		.optional(),
	onlyTemplates: z.literal(true).optional(),
};
const row = z.record(z.unknown());
const httpStatus = z.number().int().min(200).max(599);
const position = z.string().regex(/^\d+$/, 'must be a position, from 0');
const yes = z.literal(true).optional();

/** A fault as JSON; `"times": "always"` stands for all requests. */
export const faultSchema: z.ZodType<Fault, z.ZodTypeDef, unknown> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('status'),
		...when,
		status: z.number().int(),
		message: z.string(),
		rows: z.array(row).optional(),
		asString: z.boolean().optional(),
	}),
	z.strictObject({
		kind: z.literal('http'),
		...when,
		statusCode: httpStatus,
		headers: z.record(z.string()).optional(),
		body: z.string().optional(),
		accept: z.boolean(),
	}),
	z.strictObject({ kind: z.literal('html'), ...when, accept: z.boolean().optional() }),
	z.strictObject({ kind: z.literal('redirect'), ...when, url: z.string().url() }),
	z.strictObject({ kind: z.literal('resetBeforeBody'), ...when }),
	z.strictObject({ kind: z.literal('resetAfterBody'), ...when }),
	z.strictObject({ kind: z.literal('hang'), ...when }),
	z.strictObject({ kind: z.literal('late'), ...when, delay: z.number().min(0).max(600_000) }),
	z.strictObject({ kind: z.literal('trickle'), ...when, gap: z.number().min(1).max(60_000) }),
	z.strictObject({ kind: z.literal('half'), ...when }),
	z.strictObject({ kind: z.literal('cut'), ...when }),
	z.strictObject({
		kind: z.literal('rows'),
		...when,
		shuffle: yes,
		numbersAsJsonNumbers: yes,
		drop: z.array(z.string()).optional(),
		extra: z.array(z.string()).optional(),
		noData: yes,
		noIds: yes,
		fields: row.optional(),
		rowStatus: z.record(position, z.object({ status: z.number().int() })).optional(),
	}),
	z.strictObject({ kind: z.literal('refuseNumber'), ...when, number: z.string().min(1) }),
	z.strictObject({ kind: z.literal('echoToken'), ...when, status: z.number().int() }),
]);
