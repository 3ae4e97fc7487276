import { address } from '../../../operation/address';
import {
	choice,
	collection,
	color,
	flag,
	id,
	idOrName,
	json,
	jsonList,
	menu,
	number,
	rows,
	text,
} from '../../../operation/fields';
import { isThere, object } from '../../../operation/rules';
import { MEDIA_TYPES, OBJECT_MODES } from '../vocabulary';

/** A finished storyboard preview: the one of the node before, unless another is chosen. */
export const previewJob = id('storyboardJobId', 'Preview', {
	required: true,
	missing:
		'is empty. Put this node behind Create Preview, choose Fixed and a preview from the list, or enter its job ID.',
	description:
		'The job of a finished preview. From an earlier Pictory node: its output field jobId. For the list, switch from Expression to Fixed first.',
	default: { mode: 'id', value: '={{ $json.jobId }}' },
	list: 'searchPreviewJobs',
	example: '74c0cc68-e1ed-42f3-a527-8bfc0b46bdb9',
});

/** Added one by one: what is not there stays as the preview has it. An expression that gives nothing is no wish to keep it. */
const moreChanges = collection('more', 'More Changes', 'Add Setting', {
	backgroundColor: color('backgroundColor', 'Background Color', {
		isDecisive: true,
		description: 'Behind a visual that does not fill the frame',
	}),
	duration: number('duration', 'Duration', {
		displayName: 'Duration (Seconds)',
		isDecisive: true,
		min: 0.1,
		default: 5,
		description: 'How long the element is there',
	}),
	fade: flag('fade', 'Fade', { isDecisive: true, default: true, description: 'Whether the music fades' }),
	type: choice('type', 'File Is', MEDIA_TYPES, {
		isDecisive: true,
		default: 'video',
		description: 'Needed where the name of the new file does not tell, and it is not what the old one was',
	}),
	loop: flag('loop', 'Loop', {
		isDecisive: true,
		default: true,
		description: 'Whether a video that is too short begins again',
	}),
	customJson: json('customJson', 'More as JSON', {
		at: '',
		isDecisive: true,
		description: 'Everything else to change, by the names that stand in the elements of the preview',
		rule: object({}, (value, path, check) => {
			if (isThere(value.id)) check.note(path, 'names an ID. Choose the element under Element, and remove the ID here.');
		}),
	}),
	mute: flag('mute', 'Mute', {
		isDecisive: true,
		default: true,
		description: 'Whether a video is shown without its sound',
	}),
	objectMode: choice('objectMode', 'Fit', OBJECT_MODES, {
		isDecisive: true,
		default: 'cover',
		description: 'How a visual fills the frame',
	}),
	startTime: number('startTime', 'Start', {
		displayName: 'Start (Seconds)',
		isDecisive: true,
		min: 0,
		description: 'When the element appears, counted from the start of the video',
	}),
});

/** One element and what becomes of it. */
export const changeRow = {
	id: idOrName('Element', 'id', 'says', {
		list: 'searchPreviewElements',
		example: 'bgMusic',
		byName: 'By Text',
		exampleName: 'Our spring sale',
		description:
			'Element IDs are others in each preview. By Text finds the element that says this, or has it in its text.',
	}),
	text: text('text', 'Text', {
		rows: 2,
		keepsSpaces: true,
		isDecisive: true,
		placeholder: 'e.g. Our spring sale ends on Friday.',
		description:
			'For an element with a text. Empty: the text stays. Words between strong tags are drawn in the keyword color.',
	}),
	url: address('url', 'File', 'file', {
		isDecisive: true,
		placeholder: 'e.g. https://example.com/factory.mp4',
		description: 'For an element that shows or plays a file. Empty: the file stays.',
	}),
	more: moreChanges,
};

const changeRows = rows('elements', 'Changes', changeRow, {
	missing: 'is empty. Add at least one element to change.',
	group: 'element',
	row: 'Change',
	add: 'Add Change',
	main: 'text',
});

const elementsFrom = menu(
	'elementsFrom',
	'Changes From',
	{ fields: 'Define Below', json: 'JSON' },
	{ isFixed: true, default: 'fields', at: '' },
);

const elementsJson = jsonList('elementsJson', 'Changes', {
	required: true,
	missing: 'is empty. Add at least one element to change.',
	rows: 8,
	description:
		'A JSON array with an object per element: its id, and what changes. The rest is taken from the preview, such as in [{ "id": "bgMusic", "url": "https://example.com/music.mp3" }].',
	show: { elementsFrom: ['json'] },
	at: 'elements',
});

/** Of Update Preview, which must have something to change. */
export const elementFields = {
	elementsFrom,
	elements: changeRows.with({ show: { elementsFrom: ['fields'] } }),
	elementsJson,
};

/** Of Render Edited Preview, which may render a preview as it is. */
export const editFields = {
	elements: changeRows.with({ missing: undefined, default: {}, show: { renderParamsFrom: ['preview'] } }),
};
