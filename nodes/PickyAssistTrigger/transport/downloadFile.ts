import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { hasPrivateHost, isPrivateAddress } from '../../api/content/privateHost';
import { isPlainObject } from '../../api/json';
import { Deadline } from '../../PickyAssist/transport/deadline';
import { networkErrorOf } from '../../PickyAssist/transport/networkError';

const MAX_REDIRECTS = 3;
const MB = 1_000_000;
/** The codes of a request that was aborted at its deadline. */
const TIMED_OUT = new Set(['ERR_CANCELED', 'ECONNABORTED', 'ETIMEDOUT']);

/** The codes of a response that is not HTTP, or is not compressed as it says. */
const UNREADABLE = /^(?:HPE_|Z_|ERR__)/;

/** What a download may take. */
export interface DownloadLimits {
	readonly maxMegabytes: number;
	/** For the whole download, in seconds. */
	readonly timeout: number;
	readonly allowPrivate: boolean;
}

/** A downloaded file. */
export interface FileResponse {
	readonly content: Buffer;
	/** Where it was found, after redirects. */
	readonly url: string;
	/** The headers of the response, in lower case. */
	header(name: string): string;
}

/** Why a file was not downloaded. The message is shown to the user. */
class DownloadError extends Error {}

type Body = AsyncIterable<Uint8Array>;

function isBody(value: unknown): value is Body {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Ends a response whose body is not read. */
function discard(body: unknown): void {
	const destroy: unknown = isPlainObject(body) ? body.destroy : undefined;
	if (typeof destroy === 'function') destroy.call(body);
}

/** The address of the server that responded; undefined if n8n's helper does not tell. */
function remoteAddressOf(body: unknown): string | undefined {
	const socket = isPlainObject(body) ? body.socket : undefined;
	const address = isPlainObject(socket) ? socket.remoteAddress : undefined;
	return typeof address === 'string' ? address : undefined;
}

const PRIVATE =
	'its address is on the n8n server or in a private network. To allow this, turn on the option Allow Private Addresses';

const UNKNOWN_ADDRESS =
	'the server compresses it, so this version of n8n cannot check its address. Update n8n, or turn on the option Allow Private Addresses';

/** The address without a name and password, which would be sent. */
function withoutCredentials(address: string): string {
	if (!URL.canParse(address)) return address;
	const url = new URL(address);
	if (url.username === '' && url.password === '') return address;
	url.username = '';
	url.password = '';
	return url.href;
}

/**
 * Refuses addresses other than public ones. n8n 2.41 also resolves the name of the host; n8n 2.8 cannot, so the server's address is
 * checked when it has responded.
 */
async function checkAddress(
	{ helpers }: IExecuteFunctions,
	url: string,
	{ allowPrivate }: DownloadLimits,
): Promise<void> {
	if (!URL.canParse(url) || !/^https?:/i.test(url))
		throw new DownloadError('its address does not start with http:// or https://');
	if (allowPrivate) return;
	if (hasPrivateHost(url)) throw new DownloadError(PRIVATE);
	if (!('getSecureEgressFilter' in helpers)) return;
	const result = await helpers.getSecureEgressFilter('enforced').validateUrl(url);
	if (!result.ok) throw new DownloadError(PRIVATE);
}

/** Refuses a response from a private address, and one of an unknown address that n8n did not check before the request. */
function checkServer(
	{ helpers }: IExecuteFunctions,
	address: string | undefined,
	{ allowPrivate }: DownloadLimits,
): void {
	if (allowPrivate) return;
	if (address === undefined && !('getSecureEgressFilter' in helpers))
		throw new DownloadError(UNKNOWN_ADDRESS);
	if (address !== undefined && isPrivateAddress(address)) throw new DownloadError(PRIVATE);
}

/** Reads a body, but not more of it than allowed. Leaving the loop ends the response. */
async function readBody(body: Body, maxMegabytes: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > maxMegabytes * MB) throw tooLarge(maxMegabytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function tooLarge(maxMegabytes: number): DownloadError {
	return new DownloadError(
		`it is larger than ${maxMegabytes} MB. To download it, increase the option Maximum File Size`,
	);
}

/** One request of a download: the file, or where it has moved. */
async function request(
	context: IExecuteFunctions,
	url: string,
	limits: DownloadLimits,
	deadline: Deadline,
): Promise<FileResponse | { readonly location: string }> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		// A compressed body would hide the server's address.
		headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: limits.timeout * 1_000,
	};
	const { body, statusCode, headers }: { body: unknown; statusCode: number; headers: object } =
		await context.helpers.httpRequest(deadline.apply(options));
	const header = (name: string) => {
		const value: unknown = Reflect.get(headers, name);
		return typeof value === 'string' ? value : '';
	};
	try {
		checkServer(context, remoteAddressOf(body), limits);
		const location = statusCode >= 300 && statusCode <= 399 ? header('location') : '';
		if (location) {
			if (!URL.canParse(location, url))
				throw new DownloadError('the server redirects to an address that is not valid');
			return { location: new URL(location, url).href };
		}
		if (statusCode < 200 || statusCode > 299)
			throw new DownloadError(`the server responded with HTTP status ${statusCode}`);
		if (statusCode === 204 || statusCode === 205)
			throw new DownloadError('the server sent no file');
		if (statusCode === 206) throw new DownloadError('the server sent only a part of it');
		if (Number(header('content-length')) > limits.maxMegabytes * MB)
			throw tooLarge(limits.maxMegabytes);
		if (!isBody(body)) throw new DownloadError('the server sent no file');
		return { content: await readBody(body, limits.maxMegabytes), url, header };
	} finally {
		discard(body);
	}
}

/** Why a request failed, in words. */
function reasonOf(error: unknown, { timeout }: DownloadLimits): string {
	if (error instanceof DownloadError) return error.message;
	const code = networkErrorOf(error)?.code ?? '';
	if (TIMED_OUT.has(code)) return `it took longer than ${timeout} seconds`;
	if (UNREADABLE.test(code)) return `the response of the server could not be read (${code})`;
	return `the server could not be reached${code === '' ? '' : ` (${code})`}`;
}

/**
 * Downloads a file, without a token or any other credential. Follows a few redirects, and checks each address.
 *
 * @returns the file, or in words why it was not downloaded
 */
export async function downloadFile(
	context: IExecuteFunctions,
	address: string,
	limits: DownloadLimits,
): Promise<FileResponse | string> {
	const deadline = new Deadline(limits.timeout * 1_000, context.getExecutionCancelSignal());
	try {
		let url = withoutCredentials(address);
		for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
			await deadline.limit(checkAddress(context, url, limits));
			const response = await request(context, url, limits, deadline);
			if (!('location' in response)) return response;
			url = withoutCredentials(response.location);
		}
		return `the server redirects more than ${MAX_REDIRECTS} times`;
	} catch (error) {
		return reasonOf(error, limits);
	} finally {
		deadline.clear();
	}
}
