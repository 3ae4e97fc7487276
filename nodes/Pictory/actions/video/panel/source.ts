import { choice, json, menu, text } from '../../../operation/fields';
import { ASPECT_RATIOS, formatMeant } from '../format';

export const videoName = text('videoName', 'Video Name', {
	required: true,
	missing: 'is empty. Enter a name for the video.',
	placeholder: 'e.g. Spring sale teaser',
	description: 'Also names the file: letters, digits, spaces, - and _ are safe, up to 150 characters',
	hide: { source: ['json'] },
});

export const source = menu(
	'source',
	'Make Video From',
	{
		article: ['Article', 'A blog post or article on the web'],
		audio: ['Audio', 'A podcast or another recording, with visuals chosen to it'],
		json: ['JSON', 'The whole request, written by you or by an earlier node'],
		media: ['Media Files', 'Your own footage, private in S3 or public, a scene per file'],
		powerpoint: ['PowerPoint', 'A presentation, a scene per slide'],
		aiScript: ['Script Written by AI', 'Pictory writes the script from your prompt'],
		template: ['Template', 'A template or project of yours, filled with your words'],
		text: ['Text', 'A script of yours, with visuals chosen to it'],
		video: ['Video', 'A recording, cut into scenes with captions'],
	},
	{ isFixed: true, default: 'text', at: '' },
);

/** The whole request. */
export const body = json('body', 'Request Body', {
	required: true,
	missing: 'is empty. Enter the request as a JSON object.',
	rows: 10,
	// Empty texts, so that nobody pays for a sample.
	default: '{\n  "videoName": "",\n  "scenes": [\n    { "story": "", "createSceneOnEndOfSentence": true }\n  ]\n}',
	show: { source: ['json'] },
	description:
		'Sent as it is after our checks. <a href="https://docs.pictory.ai/api-reference/videos/render-storyboard-video">All fields of the request</a>.',
	at: '',
});

export const aspectRatio = choice('aspectRatio', 'Format', ASPECT_RATIOS, {
	default: '16:9',
	nothing: 'Chosen by Pictory',
	otherWords: formatMeant,
	hide: { source: ['json', 'template'] },
});
