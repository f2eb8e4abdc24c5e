import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './fields';

/**
 * The source of the file: Media Source, followed by Media URL or Input Data Field Name.
 *
 * @param url properties of Media URL that differ between operations
 */
export function fileFields(
	operation: string,
	url: Pick<INodeProperties, 'required' | 'description'>,
): INodeProperties[] {
	return [
		{
			displayName: 'Media Source',
			name: 'mediaSource',
			type: 'options',
			noDataExpression: true,
			default: 'url',
			displayOptions: showFor(operation),
			description: 'Where the file comes from',
			options: [
				{ name: 'URL', value: 'url', description: 'Picky Assist fetches it from a public address' },
				{ name: 'Input Data Field', value: 'binary', description: 'A file from a previous node' },
			],
		},
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/offer.jpg',
			displayOptions: showFor(operation, { mediaSource: ['url'] }),
			...url,
		},
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the input field that contains the file, as shown in the Binary tab',
			displayOptions: showFor(operation, { mediaSource: ['binary'] }),
			description: 'A file that several items share is read and sent once',
		},
	];
}

/** The fields of Send Media for how the file is shown. */
export function sendAsFields(operation: string): INodeProperties[] {
	return [
		{
			displayName: 'Send As',
			name: 'sendAs',
			type: 'options',
			default: 'file',
			displayOptions: showFor(operation),
			description: 'How WhatsApp shows the file',
			options: [
				{ name: 'File', value: 'file', description: 'Picture, video, audio or document' },
				{
					name: 'Sticker',
					value: 'sticker',
					description: 'WhatsApp Official, Cloud API and Web Automation',
				},
				{ name: 'Voice Note', value: 'voiceNote', description: 'WhatsApp Web Automation only' },
			],
		},
		{
			displayName: 'Caption',
			name: 'caption',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Our offer of the week',
			displayOptions: showFor(operation, { sendAs: ['file'] }),
			description: 'Text under a picture or video. Other files cannot have one.',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. offer.pdf',
			displayOptions: {
				...showFor(operation, { sendAs: ['file'] }),
				hide: { channel: ['1', '2'] },
			},
			description:
				'The name that the recipient sees for a document, at most 20 characters. Items with a different name go in a separate request.',
		},
	];
}
