import { createHash } from 'node:crypto';
import { objectOf, objectsIn, stringOf, type JsonObject } from './json';
import type { Job } from './jobs';
import { readS3Reference } from './s3';

const SCENE_SECONDS = 5;

/** `data.renderParams` of a completed preview (§7.1): output settings and elements with their ids (§4.6). */
export function renderParamsOf(job: Job, origin: string): JsonObject {
	const elements = elementsOf(job, origin).map((element) => ({
		...element,
		...job.elementChanges[String(element.id)],
	}));
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

/** Element ids of a preview. */
export function elementIds(job: Job): Set<string> {
	return new Set(elementsOf(job, '').map((element) => String(element.id)));
}

/** How long the video is, seconds. */
export function secondsOf(request: JsonObject): number {
	return Math.max(1, objectsIn(request.scenes).length) * SCENE_SECONDS;
}

function elementsOf(job: Job, origin: string): JsonObject[] {
	const scenes = objectsIn(job.request.scenes);
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
			...(element.text === undefined ? {} : { text: element.text }),
		});
	});
	return elements;
}

/** The same at every read, different for every job: time stamp and 32 hexadecimal digits, like the documented ids. */
function uniqueId(job: Job, index: number, part: string): string {
	const stamp = new Date(job.startedAt).toISOString().replace(/\D/g, '').slice(0, 17);
	return stamp + createHash('md5').update(`${job.jobId}/${index}/${part}`).digest('hex');
}

function musicUrl(job: Job, origin: string): string {
	return stringOf(objectOf(job.request.backgroundMusic).musicUrl) ?? `${origin}/files/${job.jobId}/music.mp3`;
}
