import { createHash } from 'node:crypto';
import { isObject, objectOf, objectsIn, stringOf, type JsonObject, type JsonValue } from './json';
import type { Job } from './jobs';
import { readS3Reference } from './s3';

const SCENE_SECONDS = 5;

/** `data.renderParams` of a completed preview (§7.1): output settings and elements with their ids (§4.6). */
export function renderParamsOf(job: Job, origin: string): JsonObject {
	const elements = withChanges(job, elementsOf(job, origin));
	const { request } = job;
	return {
		output: {
			name: `${stringOf(request.videoName) ?? 'video'}.mp4`,
			title: stringOf(request.videoName) ?? 'video',
			format: 'mp4',
			width: typeof request.videoWidth === 'number' ? request.videoWidth : 1920,
			height: typeof request.videoHeight === 'number' ? request.videoHeight : 1080,
		},
		elements,
	};
}

/** The elements of a preview as they were made, by id. */
export function elementsById(job: Job): Map<string, JsonObject> {
	const { renderParams } = job.data ?? {};
	const elements = job.data ? objectsIn(objectOf(renderParams).elements) : elementsOf(job, '');
	return new Map(elements.map((element) => [String(element.id), element]));
}

/** The `data` of a preview a test has made by hand, with what was changed since. */
export function dataWithChanges(job: Job, data: NonNullable<Job['data']>): NonNullable<Job['data']> {
	const renderParams = objectOf(data.renderParams);
	const { elements } = renderParams;
	if (!Array.isArray(elements) || Object.keys(job.elementChanges).length === 0) return data;
	return { ...data, renderParams: { ...renderParams, elements: withChanges(job, elements) } };
}

function withChanges(job: Job, elements: JsonValue[]): JsonValue[] {
	return elements.map((element) =>
		isObject(element) ? { ...element, ...job.elementChanges[String(element.id)] } : element,
	);
}

/** How long the video is, seconds. */
export function secondsOf(request: JsonObject): number {
	return Math.max(1, scenesOf(request).length) * SCENE_SECONDS;
}

/** A story that is split (§4.7) becomes a scene per line or sentence; what stands over it belongs to the first. */
function scenesOf(request: JsonObject): JsonObject[] {
	return objectsIn(request.scenes).flatMap((scene) => {
		const { story, createSceneOnNewLine, createSceneOnEndOfSentence, elements, ...rest } = scene;
		if (typeof story !== 'string') return [scene];
		const lines = createSceneOnNewLine === true ? story.split('\n') : [story];
		const texts = lines
			.flatMap((line) => (createSceneOnEndOfSentence === true ? line.split(/(?<=[.!?])\s+/) : [line]))
			.filter((text) => text.trim() !== '');
		if (texts.length < 2) return [scene];
		return texts.map((text, index) => ({ ...rest, story: text, ...(index === 0 && { elements }) }));
	});
}

function elementsOf(job: Job, origin: string): JsonObject[] {
	const scenes = scenesOf(job.request);
	const whole = { startTime: 0, duration: secondsOf(job.request) };
	const elements = scenes.flatMap((scene, index) => sceneElements(job, scene, index, origin));
	if (objectOf(job.request.backgroundMusic).enabled === true) {
		elements.push({
			id: 'bgMusic',
			elementType: 'audioElement',
			type: 'audio',
			...whole,
			url: musicUrl(job, origin),
			fade: true,
		});
	}
	if (objectOf(job.request.voiceOver).enabled === true) {
		elements.push({
			id: 'voiceOver',
			elementType: 'audioElement',
			type: 'audio',
			...whole,
			url: `${origin}/files/${job.jobId}/voice.mp3`,
		});
	}
	return elements;
}

function sceneElements(job: Job, scene: JsonObject, index: number, origin: string): JsonObject[] {
	const time = { startTime: index * SCENE_SECONDS, duration: SCENE_SECONDS };
	const background = objectOf(scene.background);
	const ownFile = `${origin}/files/${job.jobId}/scene-${index + 1}.mp4`;
	const visualUrl = stringOf(background.visualUrl);
	const elements: JsonObject[] = [
		{
			id: `backgroundElement_${uniqueId(job, index, 'background')}`,
			elementType: 'backgroundElement',
			type: background.type === 'image' ? 'image' : 'video',
			...time,
			url: ownFile,
			// A private asset was copied when the preview was made.
			visualUrl: visualUrl === undefined || readS3Reference(visualUrl) ? ownFile : visualUrl,
			visualType: background.type === 'image' ? 'image' : 'video',
			// On unless they are switched off (§11).
			loop: objectOf(background.settings).loop !== false,
			mute: objectOf(background.settings).mute !== false,
			objectMode: 'cover',
		},
	];
	const text = stringOf(scene.story);
	if (text !== undefined) {
		elements.push({
			id: `SceneText_${uniqueId(job, index, 'text')}`,
			elementType: 'SceneText',
			type: 'text',
			...time,
			text,
		});
	}
	objectsIn(scene.elements).forEach((element, layer) => {
		const id = uniqueId(job, index, `layer${layer}`);
		const type = element.type === 'shape' ? 'image' : (stringOf(element.type) ?? 'text');
		elements.push({
			id,
			elementType: 'layerItem',
			type,
			...time,
			...(element.text === undefined ? { url: layerUrl(job, element, index, layer, origin) } : { text: element.text }),
		});
	});
	return elements;
}

function layerUrl(job: Job, element: JsonObject, index: number, layer: number, origin: string): string {
	const extension = element.type === 'video' ? 'mp4' : 'png';
	return stringOf(element.visualUrl) ?? `${origin}/files/${job.jobId}/layer-${index + 1}-${layer + 1}.${extension}`;
}

/** The same at every read, different for every job: time stamp and 32 hexadecimal digits, like the documented ids. */
function uniqueId(job: Job, index: number, part: string): string {
	const stamp = new Date(job.startedAt).toISOString().replace(/\D/g, '').slice(0, 17);
	return stamp + createHash('md5').update(`${job.jobId}/${index}/${part}`).digest('hex');
}

function musicUrl(job: Job, origin: string): string {
	return stringOf(objectOf(job.request.backgroundMusic).musicUrl) ?? `${origin}/files/${job.jobId}/music.mp3`;
}
