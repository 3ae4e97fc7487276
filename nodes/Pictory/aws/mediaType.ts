export type MediaType = 'audio' | 'image' | 'video';

const EXTENSIONS: Record<MediaType, string> = {
	audio: 'aac aif aiff flac m4a mp3 oga ogg opus wav wma',
	image: 'avif bmp gif heic heif jfif jpeg jpg png svg tif tiff webp',
	video: '3gp avi flv m2ts m4v mkv mov mp4 mpeg mpg mts mxf ogv webm wmv',
};

const BY_EXTENSION = new Map(
	Object.entries(EXTENSIONS).flatMap(([type, extensions]) =>
		extensions.split(' ').map((extension) => [extension, type as MediaType] as const),
	),
);

/** Guesses from the name of a file, an `s3://` address or a web address. @returns undefined when the name does not tell */
export function mediaTypeOf(address: string): MediaType | undefined {
	const path = /^https?:/i.test(address) ? address.replace(/[?#][\s\S]*$/, '') : address;
	const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1];
	return extension === undefined ? undefined : BY_EXTENSION.get(extension.toLowerCase());
}
