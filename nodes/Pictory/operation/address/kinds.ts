import { extensionOf, fileKindOf, type FileKind } from '../../aws/mediaType';
import { shownAddress } from '../../common/shownAddress';
import type { Wanted } from './wanted';

/** What cannot be what is wanted; what is not listed, or has no ending that tells, is Pictory's to find out. */
const UNFIT: Record<Wanted, readonly FileKind[]> = {
	visual: ['archive', 'audio', 'captions', 'document', 'font', 'page', 'presentation', 'program'],
	image: ['archive', 'audio', 'captions', 'document', 'font', 'page', 'presentation', 'program', 'video'],
	video: ['archive', 'audio', 'captions', 'document', 'font', 'image', 'page', 'presentation', 'program'],
	// A video has a sound that can be taken.
	audio: ['archive', 'captions', 'document', 'font', 'image', 'page', 'presentation', 'program'],
	presentation: ['archive', 'audio', 'captions', 'font', 'image', 'page', 'program', 'video'],
	page: ['archive', 'audio', 'captions', 'font', 'image', 'program', 'video'],
	file: ['page'],
};

const NEEDED: Record<Wanted, string> = {
	visual: 'a video or an image',
	image: 'an image',
	video: 'a video',
	audio: 'a sound file',
	presentation: 'a presentation, such as a .pptx file',
	page: 'the address of a page',
	file: 'the address of the file itself',
};

const NAMES: Record<FileKind, string> = {
	archive: 'an archive',
	audio: 'an audio file',
	captions: 'a file of captions',
	document: 'a document',
	font: 'a font',
	image: 'an image',
	page: 'a web page, not a file',
	presentation: 'a presentation',
	program: 'a program',
	video: 'a video',
};

/** Slides as PDF are presentations for some, and documents that hold tables are not. */
const READABLE: Partial<Record<Wanted, readonly string[]>> = { presentation: ['PDF'] };

/** @returns what is wrong with a file of this name where another kind is wanted. The end of a sentence. */
export function kindTrouble(address: string, wanted: Wanted | undefined): string | undefined {
	const kind = fileKindOf(address);
	if (kind === undefined || wanted === undefined) return undefined;
	const extension = extensionOf(address);
	const isSlides = wanted === 'presentation' && kind === 'document' && !READABLE.presentation?.includes(extension);
	if (!UNFIT[wanted].includes(kind) && !isSlides) return undefined;
	const instead = kind === 'audio' && (wanted === 'visual' || wanted === 'video') ? CHOOSE_AUDIO : '';
	return `is ${NAMES[kind]} (${shownAddress(address)}). ${instead}${instead === '' ? 'Enter' : ', or enter'} ${NEEDED[wanted]}.`;
}

const CHOOSE_AUDIO = 'Choose Audio under Make Video From';
