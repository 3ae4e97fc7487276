import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';

export const ELEMENTS = (id: string): string => `/v2/video/storyboard/${id}/elements`;

/** A preview as Pictory gives it back: two scenes with text, music and a voice. */
export function addPreview({ state }: Sandbox, request: IDataObject = {}): string {
	const made = {
		videoName: 'Spring sale teaser',
		scenes: [
			{
				story: 'Our <strong>spring sale</strong> starts today.',
				background: { type: 'video', visualUrl: 'https://example.com/factory.mp4' },
				elements: [{ type: 'text', text: 'Only this week' }],
			},
			{ story: 'Come and see.', background: { type: 'image', visualUrl: 'https://example.com/shop.jpg' } },
		],
		backgroundMusic: { enabled: true, autoMusic: true },
		voiceOver: { enabled: true },
		...request,
	};
	return state.addJob({ kind: 'preview', request: JSON.parse(JSON.stringify(made)) }).jobId;
}

/** A preview whose elements a test says itself, whatever they are. */
export function addPreviewOf({ state }: Sandbox, elements: unknown, more: IDataObject = {}): string {
	const data = { status: 'completed', previewUrl: 'https://video.pictory.ai/v2/preview/x', renderParams: { elements } };
	return state.addJob({ kind: 'preview', data: JSON.parse(JSON.stringify({ ...data, ...more })) }).jobId;
}

/** The elements of a preview, as they are now. */
export async function elementsOf({ baseUrl, apiKey }: Sandbox, jobId: string): Promise<IDataObject[]> {
	const answer = await fetch(`${baseUrl}/v1/jobs/${jobId}`, { headers: { Authorization: apiKey } });
	const { data } = (await answer.json()) as { data: { renderParams: { elements: IDataObject[] } } };
	return data.renderParams.elements;
}

export const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
export const byText = (value: string): INodeParameters => ({ __rl: true, mode: 'name', value });
export const changes = (...element: INodeParameters[]): INodeParameters => ({ elements: { element } });

export function update(parameters: INodeParameters): INodeParameters {
	return { resource: 'video', operation: 'updatePreview', ...parameters };
}
export function edit(parameters: INodeParameters): INodeParameters {
	return { resource: 'video', operation: 'renderEdited', ...parameters };
}
