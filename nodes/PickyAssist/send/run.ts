import type { IExecuteFunctions } from 'n8n-workflow';
import { asError } from '../errors';
import type { Parameters } from '../parameters/parameters';
import { connect, type Connection } from '../transport/connection';
import { isDryRun, readSettings, type Settings } from './settings';

/** What a run is able to do. */
export type Run =
	| { readonly kind: 'dryRun'; readonly settings: Settings }
	| { readonly kind: 'ready'; readonly settings: Settings; readonly connection: Connection }
	/** Nothing can be sent: every item is reported with this error. */
	| {
			readonly kind: 'failed';
			readonly error: Error;
			readonly isDryRun: boolean;
			/** Undefined if the settings themselves are invalid. */
			readonly settings: Settings | undefined;
	  };

/** Reads the settings and, unless this is a dry run, the credential. Never throws. */
export async function prepareRun(context: IExecuteFunctions, parameters: Parameters): Promise<Run> {
	const dryRun = isDryRun(parameters);
	// Not thrown: under On Error = Continue, n8n passes the input items of a node that throws to its success output.
	const connection = dryRun ? undefined : await connect(context).catch(asError);
	const settings = readSettings(parameters);
	const valid = settings instanceof Error ? undefined : settings;
	if (connection instanceof Error)
		return { kind: 'failed', error: connection, isDryRun: false, settings: valid };
	if (settings instanceof Error)
		return { kind: 'failed', error: settings, isDryRun: dryRun, settings: undefined };
	return connection ? { kind: 'ready', settings, connection } : { kind: 'dryRun', settings };
}
