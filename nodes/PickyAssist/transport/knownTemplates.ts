import type { IExecuteFunctions } from 'n8n-workflow';
import { MINUTE } from '../../api/http/minute';
import { ALL_TEMPLATES, readTemplates, type Template } from '../../api/resources/templates';
import type { SharedLimits } from './sharedLimits';
import type { Connection } from './connection';
import { Reader } from './reader';

type Templates = readonly Template[] | undefined;

/** How long a list counts as known. */
const FRESH = 5 * MINUTE;
/** So many tokens' lists are kept. */
const MAX_LISTS = 50;

interface Known {
	/** The execution that has read it. */
	readonly executionId: string;
	readonly until: number;
	readonly templates: Promise<Templates>;
}

/** The last list of each token, over all executions of this process, the oldest first. */
const lastRead = new Map<SharedLimits['limit'], Known>();

async function read(context: IExecuteFunctions, connection: Connection): Promise<Templates> {
	const templates = readTemplates(await Reader.forSending(context, connection).read(ALL_TEMPLATES));
	return Array.isArray(templates) ? templates : undefined;
}

async function readAgain(context: IExecuteFunctions, connection: Connection): Promise<Templates> {
	const templates = read(context, connection);
	lastRead.delete(connection.limit);
	lastRead.set(connection.limit, {
		executionId: context.getExecutionId(),
		until: performance.now() + FRESH,
		templates,
	});
	for (const [oldest] of lastRead) if (lastRead.size > MAX_LISTS) lastRead.delete(oldest);
	return await templates;
}

async function knownTemplates(
	context: IExecuteFunctions,
	connection: Connection,
): Promise<Templates> {
	const known = lastRead.get(connection.limit);
	if (!known || performance.now() >= known.until) return await readAgain(context, connection);
	const templates = await known.templates;
	// A list that could not be read is not asked for again by the same execution: it may loop.
	const isKnown = templates !== undefined || known.executionId === context.getExecutionId();
	return isKnown ? templates : await readAgain(context, connection);
}

/**
 * Does something with the templates of the account. They are known for a few minutes; where what was done shows that they may
 * have changed, and an earlier execution has read them, they are read again and it is done again.
 *
 * @param work gets undefined where the templates cannot be read; that is no reason not to send
 * @param mayBeStale whether a result may come from a list that is too old
 */
export async function withTemplates<Result>(
	context: IExecuteFunctions,
	connection: Connection,
	work: (templates: Templates) => Result,
	mayBeStale: (result: Result) => boolean,
): Promise<Result> {
	const result = work(await knownTemplates(context, connection));
	if (
		!mayBeStale(result) ||
		lastRead.get(connection.limit)?.executionId === context.getExecutionId()
	)
		return result;
	const templates = await readAgain(context, connection);
	return templates ? work(templates) : result;
}
