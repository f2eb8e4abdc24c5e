/** What a call got back, as it went over the wire. */
export interface CallResponse {
	readonly statusCode: number;
	readonly contentType: string;
	readonly text: string;
}

/** What is posted: an object goes as JSON, anything else as it is. */
export type CallBody = object | string | Buffer | FormData;

/** How it is posted. */
export interface CallSettings {
	/** With its question mark. */
	readonly query?: string;
	/** JSON unless it is given; null sends none. */
	readonly contentType?: string | null;
}

function toRequest(body: CallBody, contentType: string | null | undefined): RequestInit {
	if (body instanceof FormData) return { body };
	const bytes = Buffer.isBuffer(body)
		? body
		: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	const type = contentType === undefined ? 'application/json' : contentType;
	return { body: new Uint8Array(bytes), headers: type === null ? {} : { 'content-type': type } };
}

/** Posts to a webhook, on a new connection: a keep-alive connection may be closed just when the next call uses it. */
export async function postTo(
	url: string,
	body: CallBody,
	{ query = '', contentType }: CallSettings = {},
): Promise<CallResponse> {
	const { headers, ...request } = toRequest(body, contentType);
	const response = await fetch(`${url}${query}`, {
		method: 'POST',
		...request,
		headers: { ...headers, connection: 'close' },
	});
	return {
		statusCode: response.status,
		contentType: response.headers.get('content-type') ?? '',
		text: await response.text(),
	};
}
