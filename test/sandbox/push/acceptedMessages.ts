import { messageKind, type MessageKind } from '../deliveries/messageKind';
import { isJsonObject, objectsOf, textOf, type JsonObject } from '../json';
import type { AcceptedMessage } from '../log';
import { addressField } from './channels';
import type { PushRequest } from './pushRequest';

/**
 * The messages of an accepted push request, one for each entry in order, or one for its group.
 * They are built from the logged body, so that no file is kept.
 */
export function acceptedMessages(
	request: PushRequest,
	loggedBody: JsonObject,
	pushId: string,
	nextMsgId: () => string,
): AcceptedMessage[] {
	const groupId = textOf(loggedBody, 'group_id');
	if (groupId !== '') return [messageTo(groupId, loggedBody, messageKind(request.fields, {}))];
	return objectsOf(loggedBody, 'data').map((entry, index) =>
		// The file itself tells what it is; the logged body only describes a long one.
		messageTo(
			textOf(entry, addressField(request.channel.kind, entry)),
			entry,
			messageKind(request.fields, request.entries[index] ?? {}),
		),
	);

	function messageTo(recipient: string, entry: JsonObject, kind: MessageKind): AcceptedMessage {
		const media = firstText(
			[entry, 'media'],
			[entry, 'media_code'],
			[loggedBody, 'globalmedia'],
			[loggedBody, 'globalmedia_code'],
		);
		const reference = textOf(entry, 'reference_number');
		const template = textOf(loggedBody, 'template_id');
		const { location } = loggedBody;
		const contact = objectsOf(loggedBody, 'contact');
		const values = entry['template_message'] ?? loggedBody['template_globalmessage'];
		return {
			pushId,
			msgId: nextMsgId(),
			recipient,
			application: request.application,
			kind,
			text: firstText([entry, 'message'], [loggedBody, 'globalmessage']),
			...(media === '' ? {} : { media }),
			...(reference === '' ? {} : { reference_number: reference }),
			...(template === '' ? {} : { template_id: template }),
			...(Array.isArray(values) ? { template_values: values } : {}),
			...(isJsonObject(location) ? { location } : {}),
			...(contact.length === 0 ? {} : { contact }),
			entry,
			body: loggedBody,
		};
	}
}

function firstText(...places: ReadonlyArray<readonly [JsonObject, string]>): string {
	for (const [fields, name] of places) {
		const text = textOf(fields, name);
		if (text !== '') return text;
	}
	return '';
}
