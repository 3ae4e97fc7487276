import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import type { Job } from './jobs';

/** What jobs make, each with its name in the panel. */
export const JOB_KINDS = {
	aiImage: 'AI Image',
	aiVideo: 'AI Video',
	highlights: 'Highlights',
	preview: 'Preview',
	transcription: 'Transcription',
	video: 'Video',
} as const;
export type JobKind = keyof typeof JOB_KINDS;

export function isJobKind(value: unknown): value is JobKind {
	return typeof value === 'string' && Object.hasOwn(JOB_KINDS, value);
}

/** What only renders have, the last two from a while before their end (docs/pictory-api.md §7.1). */
const OF_VIDEOS = ['videoURL', 'videoShareURL', 'shareVideoURL', 'renderProgress', 'renderState'];
const OF_PREVIEWS = ['previewUrl', 'preview', 'renderParams', 'storyboard'];
const OF_AI_VIDEOS = ['duration', 'lastFrameImageUrl'];

/**
 * What a job makes. Pictory does not say; the results show it (docs/pictory-api.md §7.1).
 * @returns nothing for most jobs that are running or have failed
 */
export function kindOf({ data }: Job): JobKind | undefined {
	const has = (name: string): boolean => data[name] !== undefined && data[name] !== null;
	if (has('highlights')) return 'highlights';
	if (has('transcript')) return isShortened(data.transcript) ? 'highlights' : 'transcription';
	if (OF_VIDEOS.some(has)) return 'video';
	if (OF_PREVIEWS.some(has)) return 'preview';
	if (typeof data.url !== 'string') return undefined;
	return OF_AI_VIDEOS.some(has) || /\.(mp4|mov|webm)($|[?#])/i.test(data.url) ? 'aiVideo' : 'aiImage';
}

/** Highlights are a transcript in which the chosen words are marked. */
function isShortened(transcript: unknown): boolean {
	return listIn(transcript).some(({ words }) => listIn(words).some(({ highlight }) => highlight === true));
}

function listIn(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isPlainObject) : [];
}
