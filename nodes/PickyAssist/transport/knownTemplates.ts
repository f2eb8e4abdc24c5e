import type { IExecuteFunctions } from 'n8n-workflow';
import { MINUTE } from '../../api/http/minute';
import { ALL_TEMPLATES, readTemplates, type Template } from '../../api/resources/templates';
import type { SharedLimits } from './sharedLimits';
import type { Connection } from './connection';
import { Reader } from './reader';

type Templates = readonly Template[] | undefined;

/** How long a list is cached, in milliseconds. */
const FRESH = 5 * MINUTE;
/** The number of tokens whose lists are cached. */
const MAX_LISTS = 50;

interface Known {
	/** The execution that read the list. */
	readonly executionId: string;
	readonly until: number;
	readonly templates: Promise<Templates>;
}

/** The last list for each token, oldest first, shared by all executions of this process. */
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
	// An execution does not retry a list that could not be read, because it may loop.
	const isKnown = templates !== undefined || known.executionId === context.getExecutionId();
	return isKnown ? templates : await readAgain(context, connection);
}

/**
 * Calls a function with the templates of the account, which are cached for a few minutes. If its result may be due to a
 * stale list that an earlier execution read, the list is read again and the function called again.
 *
 * @param work gets undefined if the templates cannot be read: messages are sent anyway
 * @param mayBeStale whether a result may be due to a stale list
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
