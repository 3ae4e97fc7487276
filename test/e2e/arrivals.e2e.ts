/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { s3Of } from '../aws/clients';
import { notifyAt } from '../aws/notifications';
import { Radosgw, type RadosUser } from '../aws/radosgw';
import { Authority } from '../sns/authority';
import { Network } from '../sns/network';
import { s3Event } from '../sns/s3Events';
import { type Delivery, SnsStandIn } from '../sns/sns';
import { type StoredExecution, storedExecutions } from './arrivals/database';
import { Effects } from './arrivals/effects';
import { Front } from './arrivals/front';
import { hostileKeys } from './arrivals/keys';
import { type ArrivalWorkflow, arrivalWorkflow } from './arrivals/workflow';
import { elapsed, say, until } from './shell';
import { createWorld, FIRST_START_MS, type World } from './world';

const OBJECTS = 1_000;
/** SNS has more under way than this, but n8n takes one after the other anyway. */
const AT_ONCE = 20;
const SECRET = 'correct-horse-battery-staple';
const BUCKET = 'uploads';

const keys = hostileKeys(OBJECTS);

let folder: string;
let network: Network;
let sns: SnsStandIn;
let gateway: Radosgw;
let owner: RadosUser;
let effects: Effects;
let front: Front;
let world: World;

beforeAll(async () => {
	network = await Network.start(await Authority.create());
	folder = await mkdtemp(join(tmpdir(), 'n8n-pictory-authority-'));
	const authority = join(folder, 'authority.pem');
	[sns, effects] = await Promise.all([SnsStandIn.start(network, { repeats: 120, repeatDelayMs: 500 }), Effects.start()]);
	await writeFile(authority, network.authority.certificate);
	[world, gateway] = await Promise.all([
		createWorld({ N8N_EXPRESSION_ENGINE: 'legacy', HTTPS_PROXY: network.proxyAddress, NO_PROXY: '127.0.0.1', NODE_EXTRA_CA_CERTS: authority }),
		Radosgw.start(),
	]);
	owner = await gateway.addUser('owner');
	front = await Front.start(() => world.n8n.origin);
}, FIRST_START_MS);

afterAll(async () => {
	await front?.stop();
	await world?.close();
	await gateway?.stop();
	await effects?.stop();
	await network?.stop();
	if (folder) await rm(folder, { recursive: true, force: true });
}, 60_000);

async function published({ file }: ArrivalWorkflow): Promise<string> {
	const { id } = await world.store(file);
	await world.rest.publish(id);
	return id;
}

async function inParallel<Entry>(entries: Entry[], work: (entry: Entry) => Promise<void>): Promise<void> {
	const left = [...entries];
	const worker = async (): Promise<void> => {
		for (let entry = left.shift(); entry !== undefined; entry = left.shift()) await work(entry);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

it('starts one execution for each of 1,000 objects, though n8n is killed', async () => {
	const begun = Date.now();
	const ofSns = arrivalWorkflow('SNS', { sender: 'sns', topicArn: sns.topicArn() }, effects.address('/sns'));
	const ofCeph = arrivalWorkflow('Ceph', { sender: 's3Compatible', sharedSecret: SECRET }, effects.address('/ceph'));
	const ids = { sns: await published(ofSns), ceph: await published(ofCeph) };
	say(`published ${elapsed(begun)}`);
	const s3 = s3Of(gateway.endpoint, owner);
	await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
	await notifyAt(gateway, owner, BUCKET, `${front.origin}${ofCeph.path}?secret=${SECRET}`);
	let puts = 0;
	const putting = inParallel(keys, async (Key) => {
		await until('n8n has room', async () => puts - effects.counts('/ceph').size < 60 || undefined, 100_000, 20);
		puts += 1;
		await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key }));
	});

	expect((await sns.subscribe(`${front.origin}${ofSns.path}`)).isDelivered).toBe(true);
	expect(sns.subscriptions.map(({ isConfirmed }) => isConfirmed)).toEqual([true]);
	const messages = keys.map((key) => sns.signed(JSON.stringify(s3Event({ bucket: BUCKET, key }))));
	const again = messages.filter((_, index) => index % 2 === 0);
	const order = [...messages.slice(0, 250), ...messages.slice(250).flatMap((m, i) => [m, ...again.slice(i, i + 1)]), ...again.slice(750)];
	const deliveries: Delivery[] = [];
	const tick = setInterval(() => say(`${elapsed(begun)}: sns ${effects.counts('/sns').size}, ceph ${effects.counts('/ceph').size}, delivered ${deliveries.length}`), 3000);
	const delivering = inParallel(order, async (m) => void deliveries.push(await sns.deliver(`${front.origin}${ofSns.path}`, m)));
	await until('half', async () => effects.counts('/sns').size > OBJECTS / 2 || undefined, 60_000, 20).catch((e) => { say(world.n8n.logTail(2500)); throw e; });
	say(`half ${elapsed(begun)} ceph ${effects.counts('/ceph').size}`);
	await world.n8n.kill();
	say(`killed ${elapsed(begun)} delivered ${deliveries.length}`);
	await world.n8n.start();
	say(`restarted ${elapsed(begun)}`);
	await Promise.all([delivering, putting]);
	say(`delivered ${elapsed(begun)}`);
	await until('ceph', async () => effects.counts('/ceph').size >= OBJECTS || undefined, 60_000).catch(() => say('ceph missing'));
	say(`ceph ${elapsed(begun)}`);
	const statuses: Record<string, number> = {};
	for (const { statuses: all } of deliveries) for (const s of all) statuses[s] = (statuses[s] ?? 0) + 1;
	say(JSON.stringify(statuses));
	await new Promise((r) => setTimeout(r, 3000));
	for (const name of ['sns', 'ceph'] as const) {
		const rows = await storedExecutions(world.runtime, world.userFolder, ids[name]);
		report(name, rows);
	}
	clearInterval(tick);
	say(`end ${elapsed(begun)}`);
}, 300_000);

function report(name: string, rows: StoredExecution[]): void {
	const byKey = new Map<string, StoredExecution[]>();
	for (const row of rows) for (const key of row.keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
	const count = (values: string[]) => JSON.stringify(values.reduce<Record<string, number>>((all, v) => ({ ...all, [v]: (all[v] ?? 0) + 1 }), {}));
	say(`${name}: rows ${rows.length}, statuses ${count(rows.map(({ status }) => status))}, keys ${byKey.size}, unknown ${[...byKey.keys()].filter((k) => !keys.includes(k)).length}`);
	const told = effects.counts(`/${name}`);
	say(count(keys.map((key) => `${(byKey.get(key) ?? []).map(({ status }) => status).join('+')}:${told.get(key) ?? 0}`)));
	say(`effects ${told.size} unknown ${JSON.stringify([...told.keys()].filter((k) => !keys.includes(k)).slice(0, 5))}`);
}
