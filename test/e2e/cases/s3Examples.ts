import { s3Event } from '../../sns/s3Events';
import { BUCKET } from '../aws';
import { withConnection } from '../connection';
import { EXAMPLE, exampleWorkflows, S3_TRIGGER, triggerOf, withCredential } from '../examples';
import { errorOf, output, type StoredCredential, type StoredWorkflow, type WorkflowFile } from '../rest';
import { until } from '../shell';
import type { World } from '../world';

const ACCOUNT = '123456789012';
const REGION = 'us-east-2';

const told = (file: string): string => JSON.stringify(s3Event({ bucket: BUCKET, key: file }));

/** The examples about private S3, unchanged but for what their notes tell a user to fill in. */
export function s3ExampleCases(world: () => World): void {
	const example = (name: string): WorkflowFile => {
		const file = exampleWorkflows().find((one) => one.name === name);
		if (!file) throw new Error(`There is no example "${name}"`);
		return withCredential(file, world().credential);
	};

	/** A bucket with these files, and a connection that may read it. */
	const connectBucket = (more: Record<string, string | boolean> = {}): string => {
		const { sandbox } = world();
		sandbox.state.addBucket({ bucket: BUCKET, region: REGION, accountId: ACCOUNT });
		return sandbox.state.addConnection({ name: 'Studio', awsAccountId: ACCOUNT, awsRegion: REGION, ...more })
			.connectionId;
	};

	const urlOf = (workflow: StoredWorkflow): string => {
		const trigger = workflow.nodes.find(({ type }) => type === S3_TRIGGER);
		return `${world().n8n.origin}/webhook/${String(trigger?.webhookId)}/s3`;
	};

	const published = async (connectionId: string): Promise<StoredWorkflow> => {
		const workflow = await world().store(withConnection(example(EXAMPLE.push), connectionId));
		await world().rest.publish(workflow.id);
		return workflow;
	};

	const ended = async (workflowId: string, count: number) =>
		await until(
			`${count} executions have ended`,
			async () => {
				const all = await world().rest.executions(workflowId);
				return all.length >= count && all.every(({ status }) => ['success', 'error'].includes(status))
					? all
					: undefined;
			},
			60_000,
		);

	beforeEach(() => {
		const { outside, sandbox } = world();
		outside.slack.length = 0;
		outside.keys.clear();
		sandbox.settings.jobDurationMs = 1_000;
	});

	it('makes and announces a video of each file that SNS tells of', async () => {
		const { outside, sandbox, rest } = world();
		const connectionId = connectBucket();
		const workflow = await published(connectionId);
		const { sns } = outside;
		const subscribed = await sns.subscribe(urlOf(workflow));
		expect(subscribed).toMatchObject({ isDelivered: true, statuses: [200] });
		expect(sns.subscriptions).toMatchObject([{ isConfirmed: true }]);

		const clip = told('incoming/Ünser clip+1 (50 %).mp4');
		for (const message of [clip, clip, told('elsewhere/b.mp4'), told('incoming/notes.txt')]) {
			expect(await sns.publish(message)).toMatchObject([{ isDelivered: true }]);
		}
		await until('the video is announced', async () => (outside.slack.length > 0 ? true : undefined), 60_000);
		const executions = await ended(workflow.id, 1);
		await rest.unpublish(workflow.id);

		expect(executions.map(({ status }) => status)).toEqual(['success']);
		expect(outside.slack).toHaveLength(1);
		expect(outside.slack[0]).toMatch(/^Your video is ready: https?:\S+\nFile: https?:\S+$/);
		expect(sandbox.log.rendersStarted()).toBe(1);
		expect(sandbox.log.bodies('POST', '/v2/video/storyboard/render')).toMatchObject([
			{
				videoName: 'Ünser clip+1 (50 %).mp4',
				awsConnectionId: connectionId,
				scenes: [{ background: { visualUrl: `s3://${BUCKET}/incoming/Ünser clip+1 (50 %).mp4` } }],
			},
		]);
	});

	it.each([
		['of another account', { awsAccountId: '999999999999' }],
		['of another region', { awsRegion: 'eu-central-1' }],
		['that is disabled', { enabled: false }],
	])('says what is wrong when the connection is one %s', async (_what, wrong) => {
		const { outside, rest } = world();
		const workflow = await published(connectBucket(wrong));
		const { sns } = outside;
		await sns.subscribe(urlOf(workflow));
		await sns.publish(told('incoming/clip.mp4'));
		const [failed] = await ended(workflow.id, 1);
		await rest.unpublish(workflow.id);
		expect(failed?.status).toBe('error');
		expect(errorOf(await rest.execution(String(failed?.id)))).toMatch(
			/s3:\/\/my-company-videos\/incoming\/clip\.mp4|connection/i,
		);
		expect(outside.slack).toEqual([]);
	});

	it('makes a video of each new file without being called', async () => {
		const { outside, sandbox, rest } = world();
		const aws: StoredCredential = await rest.createCredential('Reader of the bucket', 'aws', {
			region: REGION,
			accessKeyId: 'AKIAEXAMPLE',
			secretAccessKey: 'secret',
			customEndpoints: false,
			temporaryCredentials: false,
		});
		const file = withConnection(example(EXAMPLE.look), connectBucket());
		const nodes = file.nodes.map((node) =>
			node.type === 'n8n-nodes-base.awsS3' ? { ...node, credentials: { aws: { id: aws.id, name: aws.name } } } : node,
		);
		const workflow = await world().store({ ...file, nodes });
		const look = async () => {
			const execution = await rest.ended(await rest.run(workflow.id, triggerOf(file)), 60_000);
			expect(errorOf(execution)).toBeUndefined();
			return output(execution, 'Only new ones').map(({ Key }) => Key);
		};

		for (const key of ['incoming/a.mp4', 'incoming/b & ü.mp4', 'other/c.mp4']) outside.keys.add(key);
		expect(await look()).toEqual(['incoming/a.mp4', 'incoming/b & ü.mp4']);
		expect(await look()).toEqual([]);
		outside.keys.add('incoming/d.mp4');
		expect(await look()).toEqual(['incoming/d.mp4']);

		expect(outside.slack).toHaveLength(3);
		expect(sandbox.log.rendersStarted()).toBe(3);
		expect(JSON.stringify(sandbox.log.bodies('POST', '/v2/video/storyboard/render'))).toContain(
			`s3://${BUCKET}/incoming/b & ü.mp4`,
		);
	});

	it('tells at night which connections do not work, and of no other', async () => {
		const { outside, sandbox, rest } = world();
		connectBucket({ name: 'Good', description: `Checked with s3://${BUCKET}/incoming/a.mp4` });
		sandbox.state.addConnection({ name: 'Bare', awsAccountId: ACCOUNT, awsRegion: REGION });
		sandbox.state.addConnection({ name: 'Disabled', awsAccountId: ACCOUNT, awsRegion: REGION, enabled: false });
		const elsewhere = {
			awsAccountId: ACCOUNT,
			awsRegion: 'eu-west-1',
			description: `Checked with s3://${BUCKET}/a.mp4`,
		};
		sandbox.state.addConnection({ name: 'Elsewhere', ...elsewhere });
		sandbox.state.addConnection({
			name: 'Stranger',
			awsAccountId: '999999999999',
			awsRegion: REGION,
			description: `s3://${BUCKET}/a.mp4`,
		});
		const file = example(EXAMPLE.nightly);
		const workflow = await world().store(file);
		const execution = await rest.ended(await rest.run(workflow.id, triggerOf(file)), 90_000);

		expect(errorOf(execution)).toBeUndefined();
		expect(
			output(execution, 'Verify each')
				.map(({ name, ok }) => [name, ok])
				.sort(),
		).toEqual([
			['Bare', null],
			['Disabled', false],
			['Elsewhere', false],
			['Good', true],
			['Stranger', false],
		]);
		expect(outside.slack.sort()).toEqual([
			expect.stringMatching(/^AWS connection Disabled does not work: It is disabled/),
			expect.stringMatching(
				/^AWS connection Elsewhere does not work: .*us-east-2.*eu-west-1|^AWS connection Elsewhere does not work: .*eu-west-1.*us-east-2/,
			),
			expect.stringMatching(/^AWS connection Stranger does not work: /),
		]);
		expect(sandbox.log.rendersStarted()).toBe(0);
	});
}
