import { color, flag, id, number, part } from '../../../operation/fields';
import { optionalWidth, placeFields, width } from './place';

const hide = flag('hide', 'Hide', { unset: false, description: 'Whether to hide the avatar' });
const backgroundColor = color('backgroundColor', 'Background Color');
const borderRadius = number('borderRadius', 'Border Radius (%)', {
	percent: 'text',
	unset: 0,
	description: 'How round its corners are. 0 leaves it to Pictory.',
});

/** Who speaks in the whole video. Pictory's pages name no places for an avatar, so others pass. */
export const avatarFields = {
	avatarId: id('avatarId', 'Avatar', {
		hint: 'Speaks with the Voice; costs AI credits',
		missing: 'is empty. Choose one from the list or enter its ID.',
		list: 'searchAvatars',
		example: 'Annie_expressive12_public',
	}),
	...placeFields({ default: 'bottom-right', isOpen: true }),
	width,
	backgroundColor,
	borderRadius,
	hide: hide.with({ description: 'Whether to hide the avatar in every scene that does not show it' }),
};

export const avatar = part('avatar', 'AI Avatar', 'Add Avatar', avatarFields);

export const sceneAvatarFields = {
	hide,
	...placeFields({ nothing: 'As in the Whole Video', isOpen: true }),
	width: optionalWidth.with({ description: 'Of the width of the video. 0 leaves it as in the whole video.' }),
	backgroundColor,
	borderColor: color('borderColor', 'Border Color'),
	borderRadius,
};

/** How it looks in one scene. */
export const sceneAvatar = part('avatar', 'AI Avatar', 'Add Avatar Settings', sceneAvatarFields, {
	description: 'How the AI Avatar of the whole video looks in this scene',
});
