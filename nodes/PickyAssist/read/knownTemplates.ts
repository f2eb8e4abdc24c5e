import type { IExecuteFunctions } from 'n8n-workflow';
import { MINUTE } from '../../api/minute';
import { ALL_TEMPLATES, readTemplates, type Template } from '../../api/template';
import type { SharedLimits } from '../sharedLimits';
import type { Connection } from '../transport';
import { Reader } from './reader';

/** An execution that goes on for days asks again. */
const FRESH = 10 * MINUTE;

interface Known {
	readonly executionId: string;
	readonly until: number;
	readonly templates: Promise<readonly Template[] | undefined>;
}

/** The templates that the last execution with each token has read. */
const lastRead = new WeakMap<SharedLimits['limit'], Known>();

async function read(context: IExecuteFunctions, connection: Connection): Promise<readonly Template[] | undefined> {
	const templates = readTemplates(await Reader.forSending(context, connection).ask(ALL_TEMPLATES));
	return Array.isArray(templates) ? templates : undefined;
}

/**
 * The templates of the account, read once in an execution however often its nodes run.
 *
 * @returns undefined where they cannot be read; that is no reason not to send
 */
export async function knownTemplates(
	context: IExecuteFunctions,
	connection: Connection,
): Promise<readonly Template[] | undefined> {
	const executionId = context.getExecutionId();
	const now = performance.now();
	const known = lastRead.get(connection.limit);
	if (known?.executionId === executionId && now < known.until) return await known.templates;
	const templates = read(context, connection);
	lastRead.set(connection.limit, { executionId, until: now + FRESH, templates });
	return await templates;
}
