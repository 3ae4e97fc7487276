import type { INodeParameters } from 'n8n-workflow';

import { resources } from '../../../nodes/Pictory/actions';
import type { Sandbox } from '../../sandbox';
import { fillIn } from './fillIn';
import { createAndWait, createVideo } from './videos';

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const connectionId = ({ state }: Sandbox): INodeParameters => ({
	connectionId: byId(state.addConnection().connectionId),
});
const jobId = ({ state }: Sandbox, kind?: 'preview'): INodeParameters => byId(state.addJob(kind ? { kind } : {}).jobId);
const account: INodeParameters = { awsAccountId: '123456789012', awsRegion: byId('us-east-2') };

/** The secret part of the address below. */
export const SIGNATURE = 'f00d'.repeat(16);
/** Videos call an address when they are done, here one like n8n's resume URL. Written so that it stands nowhere whole. */
const webhook: INodeParameters = {
	additionalFields: { webhook: '={{ "https://n8n.example.com/webhook-waiting/42?signature=" + "f00d".repeat(16) }}' },
};
/** A preview with music, to change it. */
const withMusic = ({ state }: Sandbox): INodeParameters => {
	const request = { videoName: 'A', scenes: [{ story: 'Hi.' }], backgroundMusic: { enabled: true, autoMusic: true } };
	return byId(state.addJob({ kind: 'preview', request }).jobId);
};
const MUSIC: INodeParameters = { element: [{ id: byId('bgMusic'), url: 'https://example.com/m.mp3' }] };

type Fill = (sandbox: Sandbox) => INodeParameters;

/** Where the required fields alone do not make it work, or not try all of it. */
const byHand: Record<string, Fill> = {
	'awsConnection.create': () => ({ ...account, name: '={{ "Studio " + Math.random() }}', enabled: true }),
	'awsConnection.generateSetup': () => ({ ...account, buckets: { bucket: [{ bucket: 'my-company-videos' }] } }),
	'awsConnection.update': (sandbox) => ({ ...connectionId(sandbox), updateFields: { description: 'New' } }),
	'job.wait': (sandbox) => ({ jobId: jobId(sandbox), output: 'raw', options: { pollInterval: 1, waitLimit: 1 } }),
	'video.create': () =>
		createAndWait({ waitLimit: 1 }, { ...webhook, output: 'raw', download: true, outputBinaryPropertyName: 'data' }),
	'video.createPreview': () => createVideo({ ...webhook, operation: 'createPreview' }),
	'video.renderEdited': (sandbox) => ({ ...webhook, storyboardJobId: withMusic(sandbox), elements: MUSIC }),
	'video.renderPreview': (sandbox) => ({ ...webhook, storyboardJobId: jobId(sandbox, 'preview') }),
	'video.updatePreview': (sandbox) => ({
		storyboardJobId: withMusic(sandbox),
		elements: MUSIC,
	}),
};

/** What a user fills in, so that it works, for each `resource.operation` of the node. */
export const everyOperation: Record<string, Fill> = Object.fromEntries(
	resources.flatMap(({ option, operations }) =>
		operations.map((operation): [string, Fill] => {
			const name = `${option.value}.${operation.option.value}`;
			return [name, byHand[name] ?? ((sandbox) => fillIn(operation, sandbox))];
		}),
	),
);

/** The node's parameters for one operation, by its name in the table above. */
export function parametersOf(name: string, sandbox: Sandbox): INodeParameters {
	const [resource = '', operation = ''] = name.split('.');
	const fill = everyOperation[name];
	if (!fill) throw new Error(`There is no operation ${name}`);
	return { ...fill(sandbox), resource, operation };
}
