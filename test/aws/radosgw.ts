/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/require-node-api-error */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { needPrograms } from './packages';

const run = promisify(execFile);
/** It takes ten seconds on an idle machine. */
const START_MS = 180_000;

export interface RadosUser {
	name: string;
	accessKeyId: string;
	secretAccessKey: string;
}

/**
 * A real S3, IAM and STS on this machine: Ceph's gateway with one monitor and one object store in memory, on loopback
 * only. docs.ceph.com/en/pacific/radosgw/STS and /role
 */
export class Radosgw {
	private readonly processes: ChildProcess[] = [];

	private constructor(
		private readonly directory: string,
		readonly endpoint: string,
	) {}

	static async start(): Promise<Radosgw> {
		needPrograms({
			'ceph-mon': 'ceph-mon',
			'ceph-osd': 'ceph-osd',
			radosgw: 'radosgw',
			ceph: 'ceph-common',
			'radosgw-admin': 'radosgw',
		});
		const directory = mkdtempSync(join(tmpdir(), 'radosgw-'));
		const [monitorPort, gatewayPort] = await freePorts(2);
		const gateway = new Radosgw(directory, `http://127.0.0.1:${gatewayPort}`);
		try {
			await gateway.bringUp(monitorPort as number, gatewayPort as number);
			return gateway;
		} catch (error) {
			await gateway.stop();
			throw error;
		}
	}

	/** @param tenant stands for an AWS account of its own */
	async addUser(uid: string, { tenant, caps }: { tenant?: string; caps?: string } = {}): Promise<RadosUser> {
		const accessKeyId = `AK${randomUUID().replaceAll('-', '').slice(0, 18).toUpperCase()}`;
		const secretAccessKey = randomUUID();
		await this.command(
			'radosgw-admin',
			'user',
			'create',
			`--uid=${uid}`,
			`--display-name=${uid}`,
			`--access-key=${accessKeyId}`,
			`--secret-key=${secretAccessKey}`,
			...(tenant === undefined ? [] : [`--tenant=${tenant}`]),
			...(caps === undefined ? [] : [`--caps=${caps}`]),
		);
		return { name: uid, accessKeyId, secretAccessKey };
	}

	async stop(): Promise<void> {
		await Promise.all(this.processes.reverse().map(async (child) => await ended(child)));
		rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
	}

	private async bringUp(monitorPort: number, gatewayPort: number): Promise<void> {
		const { directory } = this;
		const fsid = randomUUID();
		const osd = join(directory, 'osd.0');
		for (const name of ['mon.a', 'osd.0', 'run']) mkdirSync(join(directory, name));
		writeFileSync(join(directory, 'keyring'), '');
		writeFileSync(join(directory, 'ceph.conf'), configuration(directory, fsid, monitorPort, gatewayPort));

		const map = join(directory, 'monmap');
		await this.command('monmaptool', '--create', '--fsid', fsid, '--addv', 'a', `v1:127.0.0.1:${monitorPort}`, map);
		await this.command('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '-k', join(directory, 'keyring'));
		this.daemon('ceph-mon', '-f', '-i', 'a');
		const osdId = randomUUID();
		await this.command('ceph', 'osd', 'new', osdId, '0');
		await this.command('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osdId, '--osd-data', osd).catch(() => undefined);
		let store = this.daemon('ceph-osd', '-f', '-i', '0');
		this.daemon('radosgw', '-f', '-n', 'client.rgw.a');

		for (const end = Date.now() + START_MS; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
			const answer = await fetch(this.endpoint).catch(() => undefined);
			if (answer?.ok) return;
			// The store ends at once ("wrong fsid") when it speaks before the monitor has told it the cluster's identity.
			if (store.exitCode !== null) store = this.daemon('ceph-osd', '-f', '-i', '0');
			if (Date.now() > end) throw new Error(`radosgw did not come up: ${tail(join(directory, 'log'))}`);
		}
	}

	private async command(program: string, ...parameters: string[]): Promise<string> {
		const { stdout } = await run(program, ['-c', join(this.directory, 'ceph.conf'), ...parameters], {
			timeout: START_MS,
		});
		return stdout;
	}

	private daemon(program: string, ...parameters: string[]): ChildProcess {
		const child = spawn(program, ['-c', join(this.directory, 'ceph.conf'), ...parameters], { stdio: 'ignore' });
		this.processes.push(child);
		return child;
	}
}

function configuration(directory: string, fsid: string, monitorPort: number, gatewayPort: number): string {
	return `[global]
fsid = ${fsid}
mon host = v1:127.0.0.1:${monitorPort}
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon max pg per osd = 1000
osd crush chooseleaf type = 0
ms bind msgr2 = false
run dir = ${directory}/run
admin socket =
log file = ${directory}/log
keyring = ${directory}/keyring
[mon]
mon data = ${directory}/mon.a
[osd]
osd objectstore = memstore
osd data = ${directory}/osd.0
memstore device bytes = 1073741824
[client.rgw.a]
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw sts key = abcdefghijklmnop
rgw s3 auth use sts = true
rgw enable apis = s3, admin, sts, iam, notifications
`;
}

async function freePorts(count: number): Promise<number[]> {
	const servers = Array.from({ length: count }, () => createServer());
	const ports = await Promise.all(
		servers.map(
			async (server) =>
				await new Promise<number>((resolve) =>
					server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
				),
		),
	);
	await Promise.all(servers.map(async (server) => await new Promise((resolve) => server.close(resolve))));
	return ports;
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const end = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const killing = setTimeout(() => child.kill('SIGKILL'), 3_000);
	await end;
	clearTimeout(killing);
}

function tail(file: string): string {
	try {
		return readFileSync(file, 'utf8').slice(-2_000);
	} catch {
		return execFileSync('ls', ['-l', join(file, '..')], { encoding: 'utf8' });
	}
}
