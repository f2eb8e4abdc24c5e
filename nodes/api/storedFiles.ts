import { isPlainObject } from './json';
import type { JsonValue, PushRequest } from './types';

const SHARED = 'globalmedia_code';
const OWN = 'media_code';

/**
 * The request with each stored file's content, in base64, where its name stood.
 *
 * @param contents by the `value` of the messages' media
 */
export function withContents({ body, messages, apart }: PushRequest, contents: ReadonlyMap<string, string>): PushRequest {
	const filled = (fields: { readonly [variable: string]: JsonValue }, name: string) => {
		const content = contents.get(String(fields[name]));
		return content === undefined ? fields : { ...fields, [name]: content };
	};
	const { data } = body;
	const entries = Array.isArray(data) ? { data: data.map((entry) => (isPlainObject(entry) ? filled(entry, OWN) : entry)) } : {};
	return { body: { ...filled(body, SHARED), ...entries }, messages, ...(apart ? { apart } : {}) };
}
