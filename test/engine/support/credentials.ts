import {
	type ICredentialDataDecryptedObject,
	type ICredentials,
	ICredentialsHelper,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

/** n8n's credentials helper is part of its server; this one applies our credential's own `authenticate`, as it does. */
export class Credentials extends ICredentialsHelper {
	constructor(
		private readonly type: ICredentialType,
		private readonly data: ICredentialDataDecryptedObject,
		/** Requests are given up this many times later than the node asks for. */
		private readonly patience = 1,
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
		_typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		if (typeof this.type.authenticate !== 'function') throw new Error('The credential has no authenticate function');
		const signed = await this.type.authenticate(credentials, options as IHttpRequestOptions);
		return signed.timeout === undefined ? signed : { ...signed, timeout: signed.timeout * this.patience };
	}

	/** Runs when the hidden expirable field is empty or the credential has expired, as in n8n. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const expirable = this.type.properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!expirable || (credentials[expirable.name] !== '' && !credentialsExpired)) return undefined;
		const change = await this.type.preAuthentication?.call(helpers, credentials);
		return change && { ...credentials, ...(change as ICredentialDataDecryptedObject) };
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	/** With the defaults of what was never filled in. */
	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		const defaults = Object.fromEntries(this.type.properties.map((property) => [property.name, property.default]));
		return { ...(defaults as ICredentialDataDecryptedObject), ...this.data };
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Stored credentials are not part of these tests');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}
}
