import { address } from '../../../operation/address';
import { choice, number, text } from '../../../operation/fields';
import { PLATFORMS, SPOKEN_LANGUAGES, TONES, VIDEO_TYPES } from '../vocabulary';

const required = { required: true, missing: 'is empty. Enter the address, beginning with https:// or s3://.' };
const inS3 = { ...required, description: 'A public https address, or a file in S3 as s3://bucket/key' };

/** The sources that are one address. */
export const addressFields = {
	blogUrl: address('blogUrl', 'Article URL', 'page', {
		...required,
		placeholder: 'e.g. https://example.com/blog/spring-sale',
		description: 'The page must be open to everyone',
		show: { source: ['article'] },
	}),
	pptUrl: address('pptUrl', 'Presentation URL', 'presentation', {
		...inS3,
		placeholder: 'e.g. https://example.com/slides/spring-sale.pptx',
		show: { source: ['powerpoint'] },
	}),
	audioUrl: address('audioUrl', 'Audio URL', 'audio', {
		...inS3,
		placeholder: 'e.g. s3://my-company-podcast/episode-12.mp3',
		show: { source: ['audio'] },
	}),
	videoUrl: address('videoUrl', 'Video URL', 'video', {
		...inS3,
		placeholder: 'e.g. s3://my-company-videos/webinar.mp4',
		show: { source: ['video'] },
	}),
};

export const audioLanguage = choice('audioLanguage', 'Spoken Language', SPOKEN_LANGUAGES, {
	default: 'en-US',
	missing: 'is empty. Choose the language that is spoken in the recording.',
	description: 'The language that is spoken in the recording',
	show: { source: ['audio', 'video'] },
});

const show = { source: ['aiScript'] };
/** What nobody has chosen is not for us to say. */
const BY_PICTORY = 'Chosen by Pictory';

/** What Pictory writes a script from. */
export const scriptFields = {
	prompt: text('prompt', 'Prompt', {
		required: true,
		missing: 'is empty. Enter what the video should be about.',
		rows: 4,
		maxLength: 5_000,
		placeholder: 'e.g. Explain in simple words how our solar panels pay off',
		description: 'What the video should be about. At most 5,000 characters.',
		at: 'storyCoPilot.prompt',
		covers: ['storyCoPilot'],
		show,
	}),
	videoType: choice('videoType', 'Kind of Video', VIDEO_TYPES, {
		nothing: BY_PICTORY,
		at: 'storyCoPilot.videoType',
		show,
	}),
	duration: number('duration', 'Length (Seconds)', {
		min: 1,
		max: 600,
		default: 60,
		description: 'At most 600, which is ten minutes',
		at: 'storyCoPilot.duration',
		show,
	}),
	platform: choice('platform', 'Platform', PLATFORMS, {
		nothing: BY_PICTORY,
		description: 'Where the video will be shown',
		at: 'storyCoPilot.platform',
		show,
	}),
	tone: choice('tone', 'Tone', TONES, { nothing: BY_PICTORY, at: 'storyCoPilot.tone', show }),
};
