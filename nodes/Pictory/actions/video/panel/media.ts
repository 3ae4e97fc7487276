import { addressOrData } from '../../../operation/address';
import { flag, menu, number, rows } from '../../../operation/fields';
import { fileOptions } from './sceneOptions';
import { spoken } from './text';
import { FILE, fileType, PICTURE_SECONDS, showFor, visualUrl } from './visual';

const narration = spoken('Narration', {
	rows: 2,
	placeholder: 'e.g. Our factory at work.',
	description: 'What is said while the file is shown. At most 15,000 characters.',
});

const ofVideo = { onPanel: { hide: { type: ['image'] } } };

const minimumDuration = showFor(
	`Without a narration: 0 shows an image for ${PICTURE_SECONDS} seconds and a video to its end; more trims or loops the video`,
);

const clipStart = number('clipStart', 'From Second', {
	min: 0,
	at: 'background.clips[0].start',
	description: 'Where the used part of a video begins. Leave 0 in both for the whole video.',
	...ofVideo,
});

const clipEnd = number('clipEnd', 'To Second', {
	min: 0,
	at: 'background.clips[0].end',
	covers: ['background.clips'],
	description: 'Where the used part of a video ends. Leave 0 in both for the whole video.',
	...ofVideo,
});

const mute = flag('mute', 'Mute', {
	default: true,
	at: 'background.settings.mute',
	description: "Whether to leave out a video's own sound, as under a narration. Switch it off to hear the video.",
	...ofVideo,
});

/** A file, and what is done with it. */
export const fileRow = {
	visualUrl,
	narration,
	minimumDuration,
	clipStart,
	clipEnd,
	mute,
	type: fileType,
	sceneOptions: fileOptions,
};

const fromItems = { source: ['media'], mediaFrom: ['items'] };

/** The same where each input item brings its file. */
export const fileFields = {
	visualUrl: addressOrData('visualUrl', visualUrl.label, {
		...FILE,
		required: true,
		default: '={{ $json.s3Uri ?? $json.url ?? $json }}',
		description:
			'An address, or what came with the event: S3 records (also from Amazon SNS, SQS or EventBridge), or an object with bucket and key',
		show: fromItems,
	}),
	narration: narration.with({ show: fromItems }),
	minimumDuration: minimumDuration.with({ show: fromItems }),
	clipStart: clipStart.with({ show: fromItems }),
	clipEnd: clipEnd.with({ show: fromItems }),
	mute: mute.with({ show: fromItems }),
	type: fileType.with({ show: fromItems }),
	sceneOptions: fileOptions.with({ show: fromItems }),
};

/** When all items are the scenes of one video. */
export const ALL_TOGETHER = { ...fromItems, videoPer: ['run'] };

export const mediaFields = {
	mediaFrom: menu(
		'mediaFrom',
		'Files From',
		{ fields: ['Define Below', 'List the files here'], items: ['Input Items', 'Each input item brings a file'] },
		{ isFixed: true, default: 'fields', show: { source: ['media'] }, at: '' },
	),
	mediaFiles: rows('mediaFiles', 'Files', fileRow, {
		group: 'file',
		row: 'Scene',
		add: 'Add File',
		isSortable: true,
		main: 'visualUrl',
		show: { source: ['media'], mediaFrom: ['fields'] },
		at: 'scenes',
	}),
	videoPer: menu(
		'videoPer',
		'One Video Per',
		{
			run: ['All Items Together', 'One video, each item a scene; all else is taken from the first item'],
			item: ['Item', 'As many videos as there are items'],
		},
		{ isFixed: true, default: 'item', show: fromItems, at: '' },
	),
	...fileFields,
};
