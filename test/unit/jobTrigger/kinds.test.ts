import type { Output } from '../../../nodes/Pictory/operation/output/output';
import { kindOf } from '../../../nodes/Pictory/transport/jobKinds';
import { isWanted, presentFinished, type JobFilter } from '../../../nodes/Pictory/jobTrigger/jobFilter';
import { asJob } from './account';

const words = (word: object): object => ({ transcript: [{ words: [{ word: 'Once', ...word }] }] });

test.each<[string | undefined, object]>([
	['video', { status: 'completed', videoURL: 'https://example.com/v.mp4', videoShareURL: 'https://example.com' }],
	['video', { shareVideoURL: 'https://example.com', preview: 'https://example.com' }],
	['video', { status: 'in-progress', renderProgress: 0 }],
	['preview', { status: 'completed', previewUrl: 'https://example.com', renderParams: {}, storyboard: {} }],
	['preview', { preview: 'https://example.com' }],
	['transcription', { status: 'completed', ...words({}) }],
	['transcription', { transcript: [] }],
	['highlights', { status: 'completed', ...words({ highlight: true }) }],
	['highlights', { highlights: [] }],
	['aiImage', { url: 'https://example.com/image.png?x=1.mp4x', width: 1, height: 1 }],
	['aiVideo', { url: 'https://example.com/clip', duration: '8s' }],
	['aiVideo', { url: 'https://example.com/clip.MP4?signature=1' }],
	['aiVideo', { url: 'https://example.com/clip', lastFrameImageUrl: 'https://example.com/f.png' }],
	[undefined, { status: 'in-progress' }],
	[undefined, { status: 'failed', error_code: 'TEXT_TO_VIDEO_FAILED' }],
	[undefined, { status: 'cleaned' }],
	[undefined, { status: 'completed', videoURL: null, url: 3 }],
	[undefined, { status: 'completed', previewUrl: null }],
])('%s: %j', (kind, data) => {
	expect(kindOf(asJob('a', data))).toBe(kind);
});

const video = { job: asJob('a', { status: 'completed', videoURL: 'https://example.com' }), kind: 'video' as const };
const failed = { job: asJob('b', { status: 'failed', error_code: 'X', error_message: 'No' }) };
const failedVideo = { ...failed, kind: 'video' as const };
const cleaned = { job: asJob('c', { status: 'cleaned' }) };
const strange = { job: asJob('d', { status: 'completed', hologram: 'x' }) };
const all = { video, failed, failedVideo, cleaned, strange };

test.each<[Partial<JobFilter>, Array<keyof typeof all>]>([
	[{ outcome: 'completed' }, ['video', 'strange']],
	[{ outcome: 'failed' }, ['failed', 'failedVideo']],
	[{ outcome: 'both' }, ['video', 'failed', 'failedVideo', 'cleaned', 'strange']],
	[{ outcome: 'both', kinds: ['video'] }, ['video', 'failed', 'failedVideo', 'cleaned']],
	[{ outcome: 'both', kinds: ['preview', 'aiImage'] }, ['failed', 'cleaned']],
	[{ outcome: 'completed', kinds: ['video'] }, ['video']],
])('%j lets through %j', (wanted, expected) => {
	const passed = Object.entries(all).filter(([, ended]) =>
		isWanted(ended, { kinds: [], outcome: 'both', includeExisting: false, ...wanted }),
	);
	expect(passed.map(([name]) => name)).toEqual(expected);
});

const simplified: Output = { form: 'simplified', fields: [] };

test('an item is the simplified job and its kind', () => {
	expect(presentFinished(video, simplified)).toEqual({
		jobId: 'a',
		kind: 'video',
		status: 'completed',
		videoURL: 'https://example.com',
	});
	expect(presentFinished(failed, simplified)).toEqual({
		jobId: 'b',
		kind: 'unknown',
		status: 'failed',
		error_code: 'X',
		error_message: 'No',
	});
});
