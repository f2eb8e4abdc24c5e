import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isPlainObject } from '../api/json';
import { fileNameOf, mimeTypeOf } from '../api/webhook/fileHeaders';
import { downloadFile, type DownloadLimits, type FileResponse } from './downloadFile';

/** In seconds; Picky Assist waits for 180 seconds (Configuring webhook URL page), and the rest of the workflow also takes time. */
const LONGEST_TIMEOUT = 150;
const DEFAULT_TIMEOUT = 60;
const DEFAULT_MEGABYTES = 25;

function readOption(context: IExecuteFunctions, name: string, index: number): unknown {
	try {
		return context.getNodeParameter(`options.${name}`, index, null);
	} catch (error) {
		context.logger.warn(`Picky Assist Trigger could not read its option ${name}: ${String(error)}`);
		return undefined;
	}
}

/** A positive number, or the default. */
function positive(value: unknown, fallback: number): number {
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	return number > 0 && Number.isFinite(number) ? number : fallback;
}

function readLimits(context: IExecuteFunctions, index: number): DownloadLimits {
	const option = (name: string) => readOption(context, name, index);
	return {
		maxMegabytes: positive(option('maxFileSize'), DEFAULT_MEGABYTES),
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
	const data = await helpers.prepareBinaryData(content, name, mimeTypeOf(header('content-type')));
	return name.includes('.') || !data.fileExtension
		? data
		: { ...data, fileName: `${name}.${data.fileExtension}` };
}

/** The address of the file of an incoming message, if it has one. */
function fileAddressOf({ event, media_url: address }: IDataObject): string | undefined {
	const isFile =
		event === 'messageReceived' && typeof address === 'string' && address.trim() !== '';
	return isFile ? address.trim() : undefined;
}

/** An item in which the field of a failed download is free: a key of this name that Picky Assist sent goes into `other`. */
function withFreeField(item: INodeExecutionData): INodeExecutionData {
	const { download_error: taken, ...json } = item.json;
	if (taken === undefined) return item;
	const other = isPlainObject(json.other) ? json.other : {};
	return { ...item, json: { ...json, other: { ...other, download_error: taken } } };
}

async function withFile(
	context: IExecuteFunctions,
	received: INodeExecutionData,
	index: number,
): Promise<INodeExecutionData> {
	const address = fileAddressOf(received.json);
	if (address === undefined || readOption(context, 'downloadFiles', index) !== true)
		return received;
	const item = withFreeField(received);
	const failed = (reason: string) => ({
		...item,
		json: { ...item.json, download_error: `The file was not downloaded: ${reason}.` },
	});
	try {
		const response = await downloadFile(context, address, readLimits(context, index));
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
