import { number, rows } from '../../../operation/fields';

const second = { min: 0, description: 'In seconds' };

/** A part of a recording. */
export const clipFields = {
	start: number('start', 'From Second', second),
	end: number('end', 'To Second', { ...second, missing: 'is empty. Enter the second where the part ends.' }),
};

const clip = { group: 'clip', row: 'Clip', add: 'Add Clip', isSortable: true, main: 'start', default: {} };

/** Parts of a scene's file, which follow each other. */
export const clips = rows('clips', 'Clips', clipFields, {
	...clip,
	at: 'background.clips',
	description: 'The parts of the video that are used, one after the other',
});

/** The same where From Second and To Second are for the first one. */
export const moreClips = rows('clips', 'More Clips', clipFields, {
	...clip,
	at: 'background.clips',
	from: 2,
	description: 'Further parts of the video, after the one of From Second and To Second',
});

export const musicClips = rows('clips', 'Clips', clipFields, {
	...clip,
	show: { music: ['auto', 'url'] },
	description: 'The parts of the music that are used. At most 10.',
});
