import { randomUUID } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { InputProblem, quote } from '../../api/inputProblem';
import type { Media, PushRequest } from '../../api/types';
import { toBase64, toBytes } from '../../api/storedFiles';

function problemOf(field: unknown, existing: readonly string[]): InputProblem {
	const has = existing.length > 0 ? ` This item has: ${existing.join(', ')}.` : ' This item has no files.';
	return new InputProblem(
		`There is no file in the field ${quote(field)} of this item`,
		`Check Input Data Field Name, or put a node before this one that downloads or reads the file.${has}`,
	);
}

/** The files in the binary data of the input items. */
export class BinaryFiles {
	/** Where a stored file was found, by its id in n8n. */
	private readonly places = new Map<string, { itemIndex: number; field: string | IBinaryData }>();
	/** Base64 of the files in the request before. */
	private contents: ReadonlyMap<string, Buffer> = new Map();

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * The file in a field of an item, not yet read.
	 *
	 * @param field the field's name, or what an expression gave for it
	 * @throws InputProblem if there is no file, or an empty one
	 */
	find(itemIndex: number, field: unknown): Media {
		const place = this.fieldOf(field);
		const binary = this.binaryIn(itemIndex, place);
		const { id, data, mimeType, fileName = '', bytes } = binary;
		const name = fileName === '' ? String(field) : fileName;
		if (id === undefined ? data === '' : bytes === 0) {
			throw new InputProblem(`The file ${quote(name)} is empty`, 'Check the node that downloads or reads the file.');
		}
		if (id === undefined) {
			return { field: 'media_code', value: data, file: { name, mimeType, bytes: (data.length * 3) / 4, stored: false } };
		}
		this.places.set(id, { itemIndex, field: place });
		return { field: 'media_code', value: id, file: { name, mimeType, bytes, stored: true } };
	}

	/**
	 * The request with the contents of its files in their place. A file that the request before has too is not read again.
	 *
	 * @throws n8n's own error if a file cannot be read
	 */
	async fill(request: PushRequest): Promise<PushRequest> {
		const contents = new Map<string, Buffer>();
		for (const { media } of request.messages) {
			if (!media?.file?.stored || contents.has(media.value)) continue;
			contents.set(media.value, this.contents.get(media.value) ?? (await this.read(media.value)));
		}
		this.contents = contents;
		if (contents.size === 0) return request;
		const { body } = request;
		return { ...request, body, bytes: toBytes(body, contents, randomUUID()) };
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

	private async read(id: string): Promise<Buffer> {
		const place = this.places.get(id);
		if (!place) throw problemOf(id, []);
		return toBase64(await this.context.helpers.getBinaryDataBuffer(place.itemIndex, place.field));
	}
}

function isBinaryData(value: unknown): value is IBinaryData {
	return typeof value === 'object' && value !== null && 'mimeType' in value && ('data' in value || 'id' in value);
}
