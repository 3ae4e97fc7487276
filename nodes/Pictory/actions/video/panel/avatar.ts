import { color, flag, id, number, part, yesNo } from '../../../operation/fields';
import { optionalWidth, placeFields, width } from './place';

const backgroundColor = color('backgroundColor', 'Background Color');
const borderRadius = number('borderRadius', 'Border Radius (%)', {
	percent: 'text',
	unset: 0,
	description: 'How round its corners are. 0 leaves it to Pictory.',
});

/** Who speaks in the whole video. */
export const avatarFields = {
	avatarId: id('avatarId', 'Avatar', {
		hint: 'Speaks with the Voice; costs AI credits',
		missing: 'is empty. Choose one from the list or enter its ID.',
		list: 'searchAvatars',
		example: 'Annie_expressive12_public',
	}),
	...placeFields({ default: 'bottom-right' }),
	width,
	backgroundColor,
	hide: flag('hide', 'Hide Avatar', {
		unset: false,
		description: 'Whether to hide the avatar in every scene that does not show it',
	}),
};

/** Its format is shown in one example only, so that others pass in JSON. */
const border = { borderRadius };

export const avatar = part('avatar', 'AI Avatar', 'Add Avatar', { ...avatarFields, ...border });

export const sceneAvatarFields = {
	hide: yesNo('hide', 'Hide Avatar', {
		nothing: 'As in the Whole Video',
		description: 'Whether to hide the avatar in this scene. No shows it where it is hidden in the whole video.',
	}),
	...placeFields({ nothing: 'As in the Whole Video' }),
	width: optionalWidth.with({ description: 'Of the width of the video. 0 leaves it as in the whole video.' }),
	backgroundColor,
	borderColor: color('borderColor', 'Border Color'),
};

/** How it looks in one scene. */
export const sceneAvatar = part(
	'avatar',
	'AI Avatar',
	'Add Avatar Settings',
	{ ...sceneAvatarFields, ...border },
	{
		description: 'How the AI Avatar of the whole video looks in this scene',
	},
);
