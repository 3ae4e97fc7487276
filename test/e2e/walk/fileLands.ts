import { s3Event } from '../../sns/s3Events';
import { BUCKET } from '../aws';
import { output } from '../rest';
import type { JsonObject, StoredWorkflow } from '../restTypes';
import { until } from '../shell';
import type { World } from '../world';
import type { Person } from './person';

/** What the walk came to. */
export interface Landed {
	/** as n8n has saved it */
	workflow: StoredWorkflow;
	/** id of the AWS connection in the list */
	connectionId: string;
	/** what was sent to Pictory for the file that landed last */
	sent: unknown;
	/** what the node after ours put out for it */
	next: JsonObject[];
}

const REGION = 'us-east-2';
const ACCOUNT = '123456789012';
const NEXT = 'Edit Fields';
const LIMIT_MS = 60_000;

/** A file lands in S3, its video is made, and a node of somebody else goes on with it. */
export async function fileLands(person: Person, world: World): Promise<Landed> {
	const { outside, sandbox } = world;
	const { sns } = outside;
	sandbox.state.addBucket({ bucket: BUCKET, region: REGION, accountId: ACCOUNT });
	const connection = { name: 'Studio Hamburg', awsAccountId: ACCOUNT, awsRegion: REGION };
	const { connectionId } = sandbox.state.addConnection(connection);

	await person.begin();
	await person.add({ words: 's3 trigger', entry: 'Pictory S3 Trigger' });
	await person.type('Topic ARN', sns.topicArn());
	await person.pressText('Webhook URLs');
	const testUrl = await person.read(/\/webhook-test\//);
	await person.execute(
		`s3://${BUCKET}/incoming/test clip.mp4`,
		async () => await tell(world, testUrl, 'incoming/test clip.mp4'),
	);
	await person.pressText('Production URL');
	const url = await person.read(/\/webhook\//);
	await person.look('test event');
	await person.close();

	await person.add({
		words: 'create video',
		entry: 'Pictory',
		action: 'Create video',
		plus: { after: 'Pictory S3 Trigger' },
	});
	await person.choose('Make Video From', 'Media Files');
	await person.choose('Files From', 'Input Items');
	await person.pick('AWS Connection', 'Studio Hamburg', 'connections');
	await person.drag('key', 'Video Name');
	await person.choose('When to Continue', /Keep Running/);
	await person.look('filled in');
	await person.execute('videoURL');
	await person.look('made');
	await person.close();

	await person.add({ words: NEXT, entry: 'Edit Fields (Set)', plus: { after: 'Create video' } });
	await person.dragTo('videoURL', 'Drag input fields here');
	await person.execute(/video\.mp4/);
	await person.look('next node');
	await person.close();

	const workflow = await person.saved(({ nodes }) => JSON.stringify(nodes).includes('$json.videoURL'));
	await person.publish();
	expect(await sns.subscribe(url)).toMatchObject({ isDelivered: true });
	const before = sandbox.log.rendersStarted();
	expect(await sns.publish(event('incoming/Spring sale.mp4'))).toMatchObject([{ isDelivered: true }]);
	const next = await ofProduction(world, workflow.id);
	await world.rest.unpublish(workflow.id);
	const sent = sandbox.log.bodies('POST', '/v2/video/storyboard/render').slice(before);
	return { workflow, connectionId, sent, next };
}

function event(key: string): string {
	return JSON.stringify(s3Event({ bucket: BUCKET, key }));
}

/** SNS posts to the Test URL, which somebody has subscribed for the time of the test. */
async function tell({ outside: { sns } }: World, url: string, key: string): Promise<void> {
	const message = sns.signed(event(key));
	const isTaken = async () => ((await sns.deliver(url, message)).isDelivered ? true : undefined);
	await until('the test event is taken', isTaken, LIMIT_MS);
}

/** @returns what the last node put out in the execution that the published workflow has made */
async function ofProduction({ rest }: World, workflowId: string): Promise<JsonObject[]> {
	const ended = await until(
		'the file has become a video',
		async () => {
			const all = await rest.executions(workflowId);
			return all.find(({ mode, status }) => mode === 'webhook' && ['success', 'error'].includes(status));
		},
		LIMIT_MS,
	);
	return output(await rest.execution(ended.id), NEXT);
}
