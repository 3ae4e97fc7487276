import type { IDataObject } from 'n8n-workflow';

import { fileKindOf } from '../../aws/mediaType';
import { isPlainObject } from '../../common/guards';
import { beginsAsAddress } from '../../common/pastedAddress';
import type { Values } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { type DraftScene, sceneLabels, sceneOf, type StoryboardValues } from './draftScene';
import { extraScene, extraScenes } from './panel/pictures';

const label = sceneLabels(extraScene);

/** What is set for every scene is for those of the content only. */
export function isExtra(scene: DraftScene): boolean {
	return scene.label === label;
}

/** The scenes of the content, with the intro before and the outro behind them. */
export function withExtras(
	{ intro, outro }: StoryboardValues['additionalFields'],
	scenes: DraftScene[],
	item: Item,
): DraftScene[] {
	const extra = (title: string, values?: Values<typeof extraScene>): DraftScene[] =>
		values ? [extraOf(title, values, item)] : [];
	return [...extra(extraScenes.intro.label, intro), ...scenes, ...extra(extraScenes.outro.label, outro)];
}

/**
 * A video plays as it is: Pictory would mute and repeat it. An image has a length and no sound. So it has to be known which of
 * the two a file is.
 */
function extraOf(title: string, values: Values<typeof extraScene>, item: Item): DraftScene {
	const { background, ...scene } = sceneOf(extraScene, values);
	const { settings, ...picture }: IDataObject = isPlainObject(background) ? background : {};
	const { type, visualUrl } = picture;
	if (type === undefined && typeof visualUrl === 'string' && !saysItsKind(visualUrl)) {
		item.problem(
			`${title} › ${extraScene.type.label}`,
			'cannot be guessed: the name of the file does not say whether it is an image or a video. Choose one of them.',
		);
	}
	const played = type === 'image' ? {} : { settings: { mute: false, loop: false, ...(settings as IDataObject) } };
	return { scene: { ...scene, background: { ...picture, ...played } }, title, label };
}

/** Also where it is nothing that can be shown, or no address at all, which is told of the file. */
function saysItsKind(address: string): boolean {
	return fileKindOf(address) !== undefined || !beginsAsAddress(address);
}
