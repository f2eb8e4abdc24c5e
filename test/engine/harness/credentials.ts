import {
	type ICredentialDataDecryptedObject,
	type ICredentials,
	ICredentialsHelper,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
	isObjectEmpty,
	type IRequestOptionsSimplified,
	type Workflow,
} from 'n8n-workflow';

/** What the user would have saved: the credential's type and its fields. */
export type SavedCredentials = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/**
 * Does for the engine what n8n's server does with credentials: hands out the saved fields, and puts them into a request
 * the way the credential's `authenticate` says. The server's own class is not in n8n-core.
 */
export class TestCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: ReadonlyMap<string, ICredentialType>,
		private readonly saved: SavedCredentials,
	) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const request = requestOptions as IHttpRequestOptions;
		const authenticate = this.types.get(typeName)?.authenticate;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (!authenticate || !workflow || !node) return request;
		const resolve = (value: unknown) =>
			workflow.expression.getSimpleParameterValue(node, String(value), 'internal', {
				$credentials: credentials,
			});
		for (const [place, values] of Object.entries(authenticate.properties)) {
			if (typeof values !== 'object' || values === null || isObjectEmpty(values)) continue;
			const resolved = Object.fromEntries(
				Object.entries(values).map(([key, value]) => [key, resolve(value)]),
			);
			// As in n8n: the values are written into the request's own object.
			if (place === 'body') request.body = Object.assign(request.body ?? {}, resolved);
			if (place === 'headers')
				request.headers = { ...request.headers, ...resolved } as IHttpRequestOptions['headers'] &
					object;
			if (place === 'qs') request.qs = { ...request.qs, ...resolved };
		}
		return request;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine asks for decrypted credentials only');
	}

	async getDecrypted(
		_additionalData: unknown,
		_details: unknown,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.saved[type];
		if (!data) throw new Error(`No credential of type ${type} was given to this run`);
		return structuredClone(data);
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.get(type)?.properties ?? [];
	}
}
