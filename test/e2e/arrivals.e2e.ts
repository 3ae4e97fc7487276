/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { s3Of } from '../aws/clients';
import { notifyAt } from '../aws/notifications';
import { Radosgw, type RadosUser } from '../aws/radosgw';
import { Authority } from '../sns/authority';
import type { Posted } from '../sns/message';
import { Network } from '../sns/network';
import { s3Event } from '../sns/s3Events';
import { type Delivery, SnsStandIn } from '../sns/sns';
import { type StoredExecution, storedExecutions } from './arrivals/database';
import { Effects } from './arrivals/effects';
import { Front } from './front';
import { hostileKeys } from './arrivals/keys';
import { outcomes, type Outcome, summary } from './arrivals/outcome';
import { type ArrivalWorkflow, arrivalWorkflow } from './arrivals/workflow';
import { amount } from './proof';
import { say, until } from './shell';
import { createWorld, FIRST_START_MS, type World } from './world';

const OBJECTS = amount(300, 1_000);
/** SNS has more under way than this, but n8n takes one after the other anyway. */
const AT_ONCE = 20;
/** Of Ceph's events: it posts all it has at once. */
const BACKLOG = 60;
const LAG = OBJECTS * 0.4;
/** Executions that were on their way into n8n, running, or not yet saved as over when n8n was killed: Ceph alone has up to BACKLOG + AT_ONCE posts open. */
const MOST_DISTURBED = 100;
const LIMIT_MS = 120_000;
/** Ceph looks for new topics every half minute, and at times takes minutes until it works on one. */
const CEPH_BEGINS_MS = 300_000;
/** n8n's default engine builds a sandbox for each execution, which takes longer than all the rest. */
const FAST = { N8N_EXPRESSION_ENGINE: 'legacy' };
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
let world: World | undefined;
let ofSns: ArrivalWorkflow;
let ofCeph: ArrivalWorkflow;

beforeAll(async () => {
	network = await Network.start(await Authority.create());
	folder = await mkdtemp(join(tmpdir(), 'n8n-pictory-authority-'));
	const authority = join(folder, 'authority.pem');
	[sns, effects] = await Promise.all([
		SnsStandIn.start(network, { repeats: 120, repeatDelayMs: 500 }),
		Effects.start(),
	]);
	await writeFile(authority, network.authority.certificate);
	front = await Front.start(() => world?.n8n.origin);
	ofSns = arrivalWorkflow('SNS', { sender: 'sns', topicArn: sns.topicArn() }, effects.address('/sns'));
	ofCeph = arrivalWorkflow('Ceph', { sender: 's3Compatible', sharedSecret: SECRET }, effects.address('/ceph'));
	// The gateway begins to post half a minute after a topic is made, so it is made first.
	gateway = await Radosgw.start();
	owner = await gateway.addUser('owner');
	await s3Of(gateway.endpoint, owner).send(new CreateBucketCommand({ Bucket: BUCKET }));
	await notifyAt(gateway, owner, BUCKET, `${front.origin}${ofCeph.path}?secret=${SECRET}`);
	world = await createWorld({
		...FAST,
		HTTPS_PROXY: network.proxyAddress,
		NO_PROXY: '127.0.0.1',
		NODE_EXTRA_CA_CERTS: authority,
	});
}, FIRST_START_MS);

afterAll(async () => {
	await front?.stop();
	await world?.close();
	await gateway?.stop();
	await effects?.stop();
	await network?.stop();
	if (folder) await rm(folder, { recursive: true, force: true });
}, 60_000);

async function published({ store, rest }: World, { file }: ArrivalWorkflow): Promise<string> {
	const { id } = await store(file);
	await rest.publish(id);
	return id;
}

async function inParallel<Entry>(entries: Entry[], work: (entry: Entry) => Promise<void>): Promise<void> {
	const left = [...entries];
	const worker = async (): Promise<void> => {
		for (let entry = left.shift(); entry !== undefined; entry = left.shift()) await work(entry);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Half of the messages a second time: some with their twin, some long after it, many on the other side of the kill. */
function withRepeats(messages: Posted[]): Posted[] {
	const repeats = messages.flatMap((message, index) =>
		index % 2 === 0 ? [{ message, position: index % 4 === 0 ? index : index + LAG }] : [],
	);
	const all = [...messages.map((message, position) => ({ message, position })), ...repeats];
	return all.sort((left, right) => left.position - right.position).map(({ message }) => message);
}

async function put(Key: string): Promise<void> {
	await s3Of(gateway.endpoint, owner).send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key }));
}

/** Puts the first object: when it has come, so will the others. */
async function putFirst(): Promise<void> {
	await put(keys[0] ?? '');
	const hasBegun = async () => effects.counts('/ceph').size > 0 || undefined;
	await until('Ceph has begun to post', hasBegun, CEPH_BEGINS_MS, 100);
}

/** Puts all others, and never tells n8n of so many at once that it has no time for anything else. */
async function putAll(): Promise<void> {
	let count = 1;
	await inParallel(keys.slice(1), async (key) => {
		const hasRoom = async () => count - effects.counts('/ceph').size < BACKLOG || undefined;
		await until('n8n has taken some files', hasRoom, LIMIT_MS, 20);
		count += 1;
		await put(key);
	});
}

it(
	`starts one execution for each of ${OBJECTS} objects, though n8n is killed`,
	async () => {
		const running = world;
		if (!running) throw new Error('n8n has not started');
		const { n8n } = running;
		const ids = { sns: await published(running, ofSns), ceph: await published(running, ofCeph) };
		expect((await sns.subscribe(`${front.origin}${ofSns.path}`)).isDelivered).toBe(true);
		expect(sns.subscriptions.map(({ isConfirmed }) => isConfirmed)).toEqual([true]);

		await putFirst();

		const messages = keys.map((key) => sns.signed(JSON.stringify(s3Event({ bucket: BUCKET, key }))));
		const deliveries: Delivery[] = [];
		const delivering = inParallel(withRepeats(messages), async (message) => {
			if (deliveries.length >= OBJECTS / 2) await until('Ceph posts', cephPosts, LIMIT_MS, 20);
			deliveries.push(await sns.deliver(`${front.origin}${ofSns.path}`, message));
		});
		const putting = putAll();
		const isHalf = async () => (effects.counts('/sns').size > OBJECTS / 2 && (await cephPosts())) || undefined;
		await until('half of the files have come', isHalf, LIMIT_MS, 20);
		await n8n.kill();
		await n8n.start();
		await Promise.all([delivering, putting]);
		const isQuiet = async () =>
			(await Promise.all([outcomeOf(running, 'sns', ids.sns), outcomeOf(running, 'ceph', ids.ceph)]))
				.flat()
				.every(isOver) || undefined;
		await until('all executions are over', isQuiet, LIMIT_MS, 1_000);

		const [fromSns, fromCeph] = [await outcomeOf(running, 'sns', ids.sns), await outcomeOf(running, 'ceph', ids.ceph)];
		const attempts = deliveries.flatMap(({ statuses }) => statuses);
		say(`SNS: ${deliveries.length} deliveries, ${attempts.length} attempts; ${summary(fromSns)}`);
		say(`Ceph: ${summary(fromCeph)}`);

		// What SNS delivers is answered 200, sooner or later; 502 is n8n away.
		expect(deliveries).toHaveLength(OBJECTS * 1.5);
		expect(deliveries.filter(({ isDelivered }) => !isDelivered)).toEqual([]);
		expect(new Set(attempts)).toEqual(new Set([200, 502]));
		for (const [name, all] of [
			['sns', fromSns],
			['ceph', fromCeph],
		] as const) {
			expect([...effects.counts(`/${name}`).keys()].filter((key) => !keys.includes(key))).toEqual([]);
			// None lost: each has an execution. None worked on twice, whatever was repeated and wherever n8n was killed.
			expect(all.filter(({ executions }) => executions.length === 0)).toEqual([]);
			expect(all.filter((outcome) => outcome.effects > 1)).toEqual([]);
			// Only those n8n was killed with differ: their execution says that it crashed, or one of two did the work.
			const disturbed = all.filter(
				({ executions, effects: told }) => executions.length !== 1 || executions[0]?.status !== 'success' || told !== 1,
			);
			expect(disturbed.length).toBeLessThanOrEqual(MOST_DISTURBED);
			expect(disturbed.filter(({ executions }) => executions.length > 2)).toEqual([]);
			expect(
				disturbed.filter(({ executions, effects: told }) => executions.at(-1)?.status === 'success' && told !== 1),
			).toEqual([]);
		}
	},
	CEPH_BEGINS_MS + 2 * LIMIT_MS,
);

/** Its events are on their way, not only the first. */
const cephPosts = async (): Promise<true | undefined> => effects.counts('/ceph').size > BACKLOG || undefined;

async function outcomeOf({ runtime, userFolder }: World, name: 'sns' | 'ceph', id: string): Promise<Outcome[]> {
	const executions = await storedExecutions(runtime, userFolder, id);
	// Made before the kill, run by n8n after it, and ended at the trigger: the sender had come again sooner.
	const ended = executions.filter(({ keys: own, status }) => own.length === 0 && status === 'success');
	expect(ended.length).toBeLessThanOrEqual(MOST_DISTURBED);
	expect(executions.filter((execution) => !ended.includes(execution) && !isOfOneObject(execution))).toEqual([]);
	return outcomes(keys, executions, effects.counts(`/${name}`));
}

function isOfOneObject({ keys: own }: StoredExecution): boolean {
	return own.length === 1 && keys.includes(own[0] ?? '');
}

function isOver({ executions }: Outcome): boolean {
	return executions.length > 0 && executions.every(({ status }) => status === 'success' || status === 'crashed');
}
