/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Keys } from './clients';
import { needPrograms } from './packages';
import { callQuery } from './query';

const START_MS = 60_000;
const HOW_TO_GET_IT =
	"These tests need the AWS CLI and moto, which stands in for AWS, for Python 3.9 or newer: pip install 'moto[server]==5.2.1' awscli";

export interface Outcome {
	status: number | null;
	stdout: string;
	stderr: string;
}

/**
 * AWS on this machine, on loopback only: CloudFormation, IAM, S3, SNS and STS of moto's server, as strict as AWS where
 * these tests depend on it (local_aws.py).
 */
export class LocalAws {
	private constructor(
		private readonly server: ChildProcessWithoutNullStreams,
		readonly endpoint: string,
	) {}

	/** @throws Error that says what to install when Python, moto or the AWS CLI is missing */
	static async start(): Promise<LocalAws> {
		needPrograms({ jq: 'jq' });
		const hasAll = [
			['python3', '-c', 'import moto.server'],
			['aws', '--version'],
		].every(([program = '', ...parameters]) => spawnSync(program, parameters).status === 0);
		if (!hasAll) throw new Error(HOW_TO_GET_IT);
		const server = spawn('python3', [join(__dirname, 'local_aws.py')]);
		let said = '';
		server.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-2_000)));
		const port = await new Promise<string>((resolve, reject) => {
			server.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
			server.once('exit', () => reject(new Error(`moto did not come up: ${said}`)));
			setTimeout(() => reject(new Error(`moto took too long: ${said}`)), START_MS).unref();
		});
		return new LocalAws(server, `http://127.0.0.1:${port}`);
	}

	/** An AWS account with nothing in it, and a folder to work in. */
	account(accountId: string, region: string): AwsAccount {
		return new AwsAccount(this.endpoint, accountId, region);
	}

	async stop(): Promise<void> {
		const end = new Promise((resolve) => this.server.once('exit', resolve));
		this.server.stdin.end();
		await end;
	}
}

/** What one person has: an account, a shell with the AWS CLI, a folder for the files of the set-up. */
export class AwsAccount {
	readonly folder = mkdtempSync(join(tmpdir(), 'pictory-aws-'));
	/** local_aws.py reads the account from it. */
	readonly keys: Keys;

	constructor(
		readonly endpoint: string,
		readonly accountId: string,
		readonly region: string,
	) {
		this.keys = { accessKeyId: `AKIATEST${accountId}`, secretAccessKey: 'test' };
	}

	/** Asks a service of AWS directly, as its console does. @returns XML */
	async ask(service: string, parameters: Record<string, string>, region = this.region): Promise<string> {
		return await callQuery(this.endpoint, service, this.keys, parameters, region);
	}

	save(files: Array<{ fileName: string; text: string }>): void {
		for (const { fileName, text } of files) writeFileSync(join(this.folder, fileName), text);
	}

	/** Types into a shell, as a person who pastes does: the shell reads line by line. */
	async paste(text: string, shell = 'bash'): Promise<Outcome> {
		const child = spawn(shell, [], { cwd: this.folder, env: this.environment() });
		let stdout = '';
		let stderr = '';
		child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
		child.stdin.end(`${text}\n`);
		const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
		return { status, stdout, stderr };
	}

	/** @throws Error when a command fails */
	async must(text: string, shell?: string): Promise<string> {
		const { status, stdout, stderr } = await this.paste(text, shell);
		if (status !== 0) throw new Error(`${text}\nended with ${status}: ${stderr}${stdout}`);
		return stdout;
	}

	/** Names of buckets are unique in the world, and between the accounts here. */
	bucket(name: string): string {
		return `${name}-${this.accountId.slice(-3)}`;
	}

	close(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Nothing of the developer's own AWS settings is in reach. */
	private environment(): Record<string, string | undefined> {
		const others = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
		const nothing = join(this.folder, 'nothing');
		return {
			...Object.fromEntries(others),
			AWS_ACCESS_KEY_ID: this.keys.accessKeyId,
			AWS_SECRET_ACCESS_KEY: this.keys.secretAccessKey,
			AWS_CONFIG_FILE: nothing,
			AWS_SHARED_CREDENTIALS_FILE: nothing,
			AWS_EC2_METADATA_DISABLED: 'true',
			AWS_ENDPOINT_URL: this.endpoint,
			AWS_DEFAULT_REGION: this.region,
			AWS_PAGER: '',
		};
	}
}
