import { isPlainObject } from '../../api/json';

/** The network or Node.js error inside an n8n error. */
export interface NetworkError {
	/** For example `ECONNREFUSED`. */
	readonly code: string;
	/** The system call that failed, for example `connect`; empty if unknown. */
	readonly syscall: string;
	/** OpenSSL's reason for a TLS error, for example `wrong version number`. */
	readonly tlsReason?: string;
}

/** Node.js error messages begin with the system call: `connect ECONNREFUSED 127.0.0.1:443`. */
function syscallIn(messages: unknown, code: string): string {
	const [first]: unknown[] = Array.isArray(messages) ? messages : [];
	const [syscall, named] = String(first ?? '').split(' ');
	return named === code && syscall ? syscall : '';
}

/**
 * Node.js uses OpenSSL's error as the message: `write EPROTO 80…:error:0A00010B:SSL routines:<function>:<reason>:<file>`.
 */
function tlsReasonIn(messages: readonly unknown[]): Pick<NetworkError, 'tlsReason'> {
	const [, tlsReason] =
		messages
			.map((text) => /:SSL routines:[^:]*:([^:]+)/.exec(String(text)))
			.find((match) => match) ?? [];
	return tlsReason === undefined ? {} : { tlsReason: tlsReason.trim() };
}

/** An error and its causes, outermost first. */
function causesOf(error: unknown): Array<Record<string, unknown>> {
	const causes: Array<Record<string, unknown>> = [];
	for (let inner: unknown = error; isPlainObject(inner); inner = inner.cause) causes.push(inner);
	return causes;
}

/**
 * Finds the network error in what n8n's HTTP helper throws; undefined if there is none.
 *
 * n8n 2.41 nests two errors as `cause`: the HTTP library's, with the code, and inside it that of Node.js, which also has the
 * system call. n8n 2.8 keeps neither: its NodeApiError has the code as `httpCode` and the message in `messages`.
 */
export function networkErrorOf(error: unknown): NetworkError | undefined {
	const causes = causesOf(error);
	const code = causes.find((cause) => typeof cause.code === 'string')?.code;
	if (typeof code === 'string') {
		const syscall = causes.find(
			(cause) => cause.code === code && typeof cause.syscall === 'string',
		)?.syscall;
		return {
			code,
			syscall: String(syscall ?? ''),
			...tlsReasonIn(causes.map(({ message }) => message)),
		};
	}
	const [{ httpCode, messages } = {}] = causes;
	// `httpCode` may also be an HTTP status.
	if (typeof httpCode !== 'string' || /^\d/.test(httpCode)) return undefined;
	return {
		code: httpCode,
		syscall: syscallIn(messages, httpCode),
		...tlsReasonIn(Array.isArray(messages) ? messages : []),
	};
}
