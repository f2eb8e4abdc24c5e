import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { moveToOther } from '../api/webhook/fields';
import { type FileAddress, readFileAddress } from '../api/webhook/fileAddress';
import { fileNameOf, mimeTypeOf } from '../api/webhook/fileHeaders';
import type { Payload } from '../api/webhook/payload';
import { downloadFile, type DownloadLimits, type FileResponse } from './transport/downloadFile';

/** In seconds; Picky Assist waits for 180 seconds (Configuring webhook URL page), and the rest of the workflow also takes time. */
const LONGEST_TIMEOUT = 150;
const DEFAULT_TIMEOUT = 60;
const DEFAULT_MEGABYTES = 25;
/** Letters and digits, not the end of a version. */
const EXTENSION = /\.\d*[a-z][a-z\d]{0,9}$/i;

function readOption(context: IExecuteFunctions, name: string, index: number): unknown {
	try {
		return context.getNodeParameter(`options.${name}`, index, null);
	} catch (error) {
		context.logger.warn(`Picky Assist Trigger could not read its option ${name}: ${String(error)}`);
		return undefined;
	}
}

/** A number from 0, or the default. */
function megabytes(value: unknown, fallback: number): number {
	return value === 0 || value === '0' ? 0 : positive(value, fallback);
}

/** A positive number, or the default. */
function positive(value: unknown, fallback: number): number {
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	return number > 0 && Number.isFinite(number) ? number : fallback;
}

function readLimits(context: IExecuteFunctions, index: number): DownloadLimits {
	const option = (name: string) => readOption(context, name, index);
	return {
		maxMegabytes: megabytes(option('maxFileSize'), DEFAULT_MEGABYTES),
		timeout: Math.min(positive(option('downloadTimeout'), DEFAULT_TIMEOUT), LONGEST_TIMEOUT),
		allowPrivate: option('allowPrivate') === true,
	};
}

/** The file of a response as n8n keeps files. Its name gets an extension, if it has none and the type has one. */
async function toBinary(
	{ helpers }: IExecuteFunctions,
	{ content, url, header }: FileResponse,
): Promise<IBinaryData> {
	const name = fileNameOf(url, header('content-disposition'));
	const hasExtension = EXTENSION.test(name);
	// n8n would take what follows a dot for the extension.
	const plainName = hasExtension ? name : name.replaceAll('.', '_');
	const type = mimeTypeOf(header('content-type'));
	const data = await helpers.prepareBinaryData(content, plainName, type);
	if (hasExtension) return data;
	return { ...data, fileName: data.fileExtension ? `${name}.${data.fileExtension}` : name };
}

/** The address of the file of an incoming message, if it has one. */
function fileAddressOf({ event, media_url: mediaUrl }: Payload): FileAddress | undefined {
	return event === 'messageReceived' ? readFileAddress(mediaUrl) : undefined;
}

async function withFile(
	context: IExecuteFunctions,
	received: INodeExecutionData,
	index: number,
): Promise<INodeExecutionData> {
	const address = fileAddressOf(received.json);
	if (address === undefined || readOption(context, 'downloadFiles', index) !== true)
		return received;
	// A key of this name that Picky Assist sent makes room.
	const item = { ...received, json: { ...moveToOther({ ...received.json }, 'download_error') } };
	const failed = (reason: string) => ({
		...item,
		json: { ...item.json, download_error: `The file was not downloaded: ${reason}.` },
	});
	if ('problem' in address) return failed(address.problem);
	try {
		const response = await downloadFile(context, address.url, readLimits(context, index));
		if (typeof response === 'string') return failed(response);
		return { ...item, binary: { data: await toBinary(context, response) } };
	} catch (error) {
		context.logger.warn(`Picky Assist Trigger could not store a file: ${String(error)}`);
		return failed('n8n could not store it');
	}
}

/**
 * Downloads the files of the items, as a part of the execution: Picky Assist has already got its response, unless the last
 * node provides it, and if n8n is killed, the execution with the message can be retried. An item whose file cannot be downloaded
 * comes out with the reason.
 */
export async function downloadFiles(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const [index, item] of context.getInputData().entries())
		items.push(await withFile(context, item, index));
	return items;
}
