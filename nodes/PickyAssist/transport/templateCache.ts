import type { IExecuteFunctions } from 'n8n-workflow';
import { MINUTE } from '../../api/http/minute';
import { ALL_TEMPLATES, readTemplates, type Template } from '../../api/resources/templates';
import type { SharedLimits } from './sharedLimits';
import type { Connection } from './connection';
import { Reader } from './reader';

type Templates = readonly Template[] | undefined;

/** How long a list is cached, in milliseconds. */
const CACHE_DURATION = 5 * MINUTE;
/** The number of tokens whose lists are cached. */
const MAX_CACHED_LISTS = 50;

interface CachedTemplates {
	/** The execution that read the list. */
	readonly executionId: string;
	readonly expiresAt: number;
	readonly templates: Promise<Templates>;
}

/** The last list for each token, oldest first, shared by all executions of this process. */
const cache = new Map<SharedLimits['limit'], CachedTemplates>();

/** The next execution reads the templates again: the user may have a form of a changed template in the editor. */
export function forgetTemplates({ limit }: Connection): void {
	cache.delete(limit);
}

async function fetchTemplates(
	context: IExecuteFunctions,
	connection: Connection,
): Promise<Templates> {
	const templates = readTemplates(await Reader.forSending(context, connection).read(ALL_TEMPLATES));
	return Array.isArray(templates) ? templates : undefined;
}

async function refresh(context: IExecuteFunctions, connection: Connection): Promise<Templates> {
	const templates = fetchTemplates(context, connection);
	cache.delete(connection.limit);
	cache.set(connection.limit, {
		executionId: context.getExecutionId(),
		expiresAt: performance.now() + CACHE_DURATION,
		templates,
	});
	for (const [oldest] of cache) if (cache.size > MAX_CACHED_LISTS) cache.delete(oldest);
	return await templates;
}

async function cachedTemplates(
	context: IExecuteFunctions,
	connection: Connection,
): Promise<Templates> {
	const cached = cache.get(connection.limit);
	if (!cached || performance.now() >= cached.expiresAt) return await refresh(context, connection);
	const templates = await cached.templates;
	// An execution does not retry a list that could not be read, because it may loop.
	const isUsable = templates !== undefined || cached.executionId === context.getExecutionId();
	return isUsable ? templates : await refresh(context, connection);
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
	const result = work(await cachedTemplates(context, connection));
	if (!mayBeStale(result) || cache.get(connection.limit)?.executionId === context.getExecutionId())
		return result;
	const templates = await refresh(context, connection);
	return templates ? work(templates) : result;
}
