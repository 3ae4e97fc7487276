import type { IDataObject } from 'n8n-workflow';

import { mediaTypeOf } from '../../../aws/mediaType';
import { shownAddress } from '../../../common/shownAddress';
import { isFilled, isThere } from '../../../operation/rules';
import type { ElementKind, PreviewElement } from '../../../transport/previewElements';

/** What is wrong with one member of a change, as the end of a sentence that begins with its label. */
export type Misfit = readonly [member: string, message: string];

const VISUALS: readonly ElementKind[] = ['background', 'layer'];
const SOUNDS: readonly ElementKind[] = ['music', 'sound', 'voiceOver'];

/** Elements that can have a member, where that is clear (docs/pictory-api.md §4.6). */
const ALWAYS: Readonly<Record<string, readonly ElementKind[]>> = {
	text: ['text'],
	url: [...VISUALS, ...SOUNDS],
	visualUrl: VISUALS,
};
/** The same, as far as the API's page could be read: JSON may say more. */
const AS_DOCUMENTED: Readonly<Record<string, readonly ElementKind[]>> = {
	backgroundColor: VISUALS,
	fade: ['music', 'sound'],
	loop: VISUALS,
	mute: VISUALS,
	objectMode: VISUALS,
	type: VISUALS,
};

/** What of a change its element cannot have. */
export function misfits(element: PreviewElement, members: IDataObject, fromFields: ReadonlySet<string>): Misfit[] {
	return [
		...Object.keys(members).flatMap((member) => misplaced(element, member, fromFields.has(member))),
		...contradictions(element, members),
		...wrongFile(element, members),
	];
}

function misplaced({ kind, title }: PreviewElement, member: string, isField: boolean): Misfit[] {
	if (kind === 'other') return [];
	const always = Object.hasOwn(ALWAYS, member) ? ALWAYS[member] : undefined;
	const documented = isField && Object.hasOwn(AS_DOCUMENTED, member) ? AS_DOCUMENTED[member] : undefined;
	const fitting = always ?? documented;
	if (!fitting || fitting.includes(kind)) return [];
	const otherwise = always ? '' : ' If Pictory takes it all the same, give it under More as JSON.';
	return [[member, `does not apply: the element is ${title}. Remove it, or choose another element.${otherwise}`]];
}

/** An element stays what it is; only a visual may be a video or an image. */
function contradictions({ kind, title, whole }: PreviewElement, { elementType, type }: IDataObject): Misfit[] {
	const wrong: Misfit[] = [];
	if (isThere(elementType) && isFilled(whole.elementType) && elementType !== whole.elementType) {
		wrong.push(['elementType', `is not that of the element, which is ${title}. Remove it: the preview knows it.`]);
	}
	const isFree = VISUALS.includes(kind) && (type === 'image' || type === 'video');
	if (isThere(type) && isFilled(whole.type) && type !== whole.type && !isFree) {
		wrong.push(['type', `does not fit the element, which is ${title}. Remove it: the preview knows it.`]);
	}
	return wrong;
}

function wrongFile({ kind, title }: PreviewElement, members: IDataObject): Misfit[] {
	return ['url', 'visualUrl'].flatMap((member): Misfit[] => {
		const address = members[member];
		const media = typeof address === 'string' ? mediaTypeOf(address) : undefined;
		if (typeof address !== 'string' || media === undefined) return [];
		if (VISUALS.includes(kind) && media === 'audio') {
			return [
				[member, `is a sound file (${shownAddress(address)}), and the element is ${title}. Enter a video or an image.`],
			];
		}
		return SOUNDS.includes(kind) && media === 'image'
			? [[member, `is an image (${shownAddress(address)}), and the element is ${title}. Enter a sound file.`]]
			: [];
	});
}

/**
 * A new file is all that shows the old one: a background names it twice, and says whether it is a video or an image.
 * @returns the change with what follows from it
 */
export function withFile({ kind, whole }: PreviewElement, members: IDataObject): IDataObject {
	if (!VISUALS.includes(kind)) return members;
	const { url, visualUrl, type, visualType } = members;
	const file = url ?? visualUrl;
	const media = type ?? (typeof file === 'string' ? mediaTypeOf(file) : undefined);
	const isNewMedia = media !== undefined && media !== whole.type;
	return {
		...members,
		...(isThere(url) && visualUrl === undefined && isThere(whole.visualUrl) && { visualUrl: url }),
		...(isNewMedia && { type: media }),
		...(media !== undefined && visualType === undefined && isThere(whole.visualType) && media !== whole.visualType
			? { visualType: media }
			: {}),
	};
}
