export type MediaType = 'audio' | 'image' | 'video';
/** What a file is, as its name tells. */
export type FileKind = MediaType | 'archive' | 'captions' | 'document' | 'font' | 'page' | 'presentation' | 'program';

const EXTENSIONS: Record<FileKind, string> = {
	archive: '7z bz2 dmg gz iso rar tar tgz xz zip',
	audio: 'aac aif aiff flac m4a mp3 oga ogg opus wav wma',
	captions: 'ass srt ssa sub vtt',
	document: 'csv doc docm docx epub json log md numbers ods odt pages pdf rtf tsv txt xls xlsb xlsm xlsx xml yaml yml',
	font: 'eot otf ttc ttf woff woff2',
	image: 'avif bmp gif heic heif jfif jpeg jpg png svg tif tiff webp',
	page: 'htm html mht mhtml shtml xhtml',
	presentation: 'key odp pot potx pps ppsx ppt pptm pptx',
	program: 'apk bat css exe jar js msi ps1 py sh',
	video: '3gp avi flv m2ts m4v mkv mov mp4 mpeg mpg mts mxf ogv webm wmv',
};
const MEDIA: readonly string[] = ['audio', 'image', 'video'] satisfies MediaType[];

const BY_EXTENSION = new Map(
	Object.entries(EXTENSIONS).flatMap(([kind, extensions]) =>
		extensions.split(' ').map((extension) => [extension, kind as FileKind] as const),
	),
);

/** Guesses from the name of a file, an `s3://` address or a web address. @returns undefined when the name does not tell */
export function mediaTypeOf(address: string): MediaType | undefined {
	const kind = fileKindOf(address);
	return isMedia(kind) ? kind : undefined;
}

/** The same, of more than media. Of a web address without a path, nothing: `.zip` and others are also ends of hosts. */
export function fileKindOf(address: string): FileKind | undefined {
	const isWeb = /^https?:/i.test(address);
	const path = isWeb ? address.replace(/[?#][\s\S]*$/, '') : address;
	if (isWeb && !path.slice(path.indexOf('//') + 2).includes('/')) return undefined;
	const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1];
	return extension === undefined ? undefined : BY_EXTENSION.get(extension.toLowerCase());
}

/** The ending of a name, in capitals, for messages. */
export function extensionOf(address: string): string {
	const path = /^https?:/i.test(address) ? address.replace(/[?#][\s\S]*$/, '') : address;
	return path.slice(path.lastIndexOf('.') + 1).toUpperCase();
}

function isMedia(kind: FileKind | undefined): kind is MediaType {
	return kind !== undefined && MEDIA.includes(kind);
}
