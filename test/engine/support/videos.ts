import type { INodeParameters } from 'n8n-workflow';

/** The smallest render: what a user fills in for a first video. */
export function createVideo(parameters: INodeParameters = {}): INodeParameters {
	return {
		resource: 'video',
		operation: 'create',
		videoName: '={{ $json.name ?? "Spring sale" }}',
		source: 'text',
		story: 'Our spring sale starts today.',
		...parameters,
	};
}

/** The same, waited for; one look a second is the least a user can choose. */
export function createAndWait(options: INodeParameters = {}, parameters: INodeParameters = {}): INodeParameters {
	return createVideo({ wait: 'poll', options: { pollInterval: 1, ...options }, ...parameters });
}

/** A video as short as can be, to put other values into. */
export function shortVideo(parameters: INodeParameters = {}): INodeParameters {
	return createVideo({ videoName: 'Test', textFrom: 'story', story: 'Hello.', ...parameters });
}

export function waitFor(
	jobId: string,
	options: INodeParameters = {},
	parameters: INodeParameters = {},
): INodeParameters {
	return {
		resource: 'job',
		operation: 'wait',
		jobId: { __rl: true, mode: 'id', value: jobId },
		options: { pollInterval: 1, ...options },
		...parameters,
	};
}

/** Items named "Video 1" to "Video N". */
export function videoItems(count: number): Array<{ name: string }> {
	return Array.from({ length: count }, (_, index) => ({ name: `Video ${index + 1}` }));
}

export const RENDER = '/v2/video/storyboard/render';
