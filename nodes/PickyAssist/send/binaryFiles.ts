import { randomUUID } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { InputError, quote } from '../../api/input/inputError';
import { toBody, toRequest } from '../../api/push/pushRequest';
import type { Message, PushRequest } from '../../api/push/types';
import type { Media } from '../../api/content/media';
import { toBase64, toBytes } from '../../api/push/fileBytes';

function problemOf(field: unknown, existing: readonly string[]): InputError {
	const has =
		existing.length > 0 ? ` This item has: ${existing.join(', ')}.` : ' This item has no files.';
	return new InputError(
		`There is no file in the field ${quote(field)} of this item`,
		`Check Input Data Field Name, or add a node before this one that downloads or reads the file.${has}`,
	);
}

/** A request with the contents of its files, and the messages left out of it because their file cannot be read. */
export interface FilledRequest {
	readonly request: PushRequest | undefined;
	readonly unreadable: readonly Message[];
}

/** The files in the binary data of the input items. */
export class BinaryFiles {
	/** Where each stored file is, by its id in n8n. */
	private readonly storedFiles = new Map<
		string,
		{ itemIndex: number; field: string | IBinaryData }
	>();
	/** Base64 of the files in the previous request. */
	private contents: ReadonlyMap<string, Buffer> = new Map();

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * Finds the file in a field of an item without reading it.
	 *
	 * @param field the field's name, or the value of its expression
	 * @throws InputError if there is no file, or an empty one
	 */
	find(itemIndex: number, field: unknown): Media {
		const place = this.fieldOf(field);
		const binary = this.binaryIn(itemIndex, place);
		const { id, data, mimeType, fileName = '', bytes } = binary;
		const name = fileName === '' ? String(field) : fileName;
		if (id === undefined ? data === '' : bytes === 0) {
			throw new InputError(
				`The file ${quote(name)} is empty`,
				'Check the node that downloads or reads the file.',
			);
		}
		if (id === undefined) {
			return {
				field: 'media_code',
				value: data,
				file: { name, mimeType, bytes: (data.length * 3) / 4, stored: false },
			};
		}
		this.storedFiles.set(id, { itemIndex, field: place });
		return { field: 'media_code', value: id, file: { name, mimeType, bytes, stored: true } };
	}

	/**
	 * Inserts the contents of the files into a request. A file that the previous request contains too is not read again.
	 *
	 * @returns `request`: without the messages whose file cannot be read, undefined if none are left; `unreadable`: those messages
	 */
	async fill(planned: PushRequest): Promise<FilledRequest> {
		const contents = new Map<string, Buffer>();
		const unreadableFiles = new Set<string>();
		for (const { media } of planned.messages) {
			if (!media?.file?.stored || contents.has(media.value) || unreadableFiles.has(media.value))
				continue;
			const content = this.contents.get(media.value) ?? (await this.read(media.value));
			if (content) contents.set(media.value, content);
			else unreadableFiles.add(media.value);
		}
		this.contents = contents;
		const isUnreadable = ({ media }: Message) =>
			media !== undefined && unreadableFiles.has(media.value);
		const unreadable = unreadableFiles.size === 0 ? [] : planned.messages.filter(isUnreadable);
		const readable =
			unreadableFiles.size === 0
				? planned.messages
				: planned.messages.filter((message) => !isUnreadable(message));
		if (readable.length === 0) return { request: undefined, unreadable };
		const request =
			unreadableFiles.size === 0 ? planned : toRequest(readable, planned.spaced ?? false);
		if (contents.size === 0) return { request, unreadable };
		return {
			request: { ...request, bytes: toBytes(toBody(request), contents, randomUUID()) },
			unreadable,
		};
	}

	private fieldOf(field: unknown): string | IBinaryData {
		if (typeof field === 'string') return field.trim();
		if (isBinaryData(field)) return field;
		throw problemOf(field, []);
	}

	private binaryIn(itemIndex: number, field: string | IBinaryData): IBinaryData {
		try {
			return this.context.helpers.assertBinaryData(itemIndex, field);
		} catch {
			throw problemOf(field, Object.keys(this.context.getInputData()[itemIndex]?.binary ?? {}));
		}
	}

	/** The content in base64; undefined if n8n cannot read it. */
	private async read(id: string): Promise<Buffer | undefined> {
		const place = this.storedFiles.get(id);
		if (!place) return undefined;
		try {
			return toBase64(await this.context.helpers.getBinaryDataBuffer(place.itemIndex, place.field));
		} catch {
			return undefined;
		}
	}
}

function isBinaryData(value: unknown): value is IBinaryData {
	return (
		typeof value === 'object' &&
		value !== null &&
		'mimeType' in value &&
		('data' in value || 'id' in value)
	);
}
