import { PICTORY_NODE, S3_TRIGGER } from '../examples';

/** Words a person types, and the node they should find. */
export interface Words {
	words: string;
	node: typeof PICTORY_NODE | typeof S3_TRIGGER;
}

const leadTo = (node: Words['node'], list: string[]): Words[] => list.map((words) => ({ words, node }));

/** Each of these is typed into n8n's panel in the browser too. */
export const NAMED: Words[] = [
	...leadTo(PICTORY_NODE, [
		'pictory', 'create video', 'text to video', 'generate video', 'blog to video', 'article to video',
		'PowerPoint to video', 'slides to video', 'audiogram', 'captions', 'subtitles', 'avatar video', 'AI video',
		'video from S3', 'transcribe video', 'voice-over', 'text to speech', 'short video for social media', 'render video',
		'video finished',
	]),
	...leadTo(S3_TRIGGER, ['s3 trigger', 'new file in S3 bucket', 'file uploaded to s3']),
];

/** Other ways to say it: word order, plural, capitals, hyphens, slips of the finger, and words of the trade. */
export const MORE: Words[] = [
	...leadTo(PICTORY_NODE, [
		'Pictory', 'PICTORY', 'pictory ai', 'pictory.ai', 'pictory video', 'picotry', 'pictroy', 'picktory', 'pictori',
		'pict', 'create videos', 'create a video', 'Create Video', 'video create', 'video creation', 'video creator',
		'text-to-video', 'video from text', 'text2video', 'txt to video', 'text to videos', 'generate AI video',
		'video generator', 'video generation', 'blog post to video', 'video from article', 'articles to videos',
		'convert article', 'convert article to video', 'powerpoint', 'ppt', 'pptx', 'ppt to video', 'slides',
		'presentation to video', 'slide deck to video', 'audiograms', 'caption', 'auto captions', 'video captions',
		'closed captions', 'subtitle', 'subtitle generator', 'add subtitles', 'srt', 'avatar', 'talking avatar',
		'AI avatar', 'talking head', 'video AI', 'AI video generator', 'ai videos', 'videos from s3', 's3 video',
		's3 to video', 'transcribe', 'transcription', 'video transcription', 'video to text', 'speech to text', 'voiceover',
		'voice over', 'AI voice', 'text-to-speech', 'tts', 'narration', 'short video', 'shorts', 'social media video',
		'video for social media', 'social video', 'render', 'rendering', 'video rendering', 'video ready',
		'video completed', 'when a video is finished', 'video done', 'job finished', 'make video', 'make a video',
		'make videos', 'video maker', 'AI video maker', 'explainer video', 'reels', 'reel', 'instagram reels', 'tiktok',
		'tiktok video', 'youtube shorts', 'youtube video', 'script to video', 'url to video', 'link to video',
		'website to video', 'audio to video', 'podcast to video', 'mp3 to video', 'highlight clips', 'highlights', 'clips',
		'faceless video', 'faceless youtube', 'video editor', 'edit video', 'video editing', 'storyboard', 'stock footage',
		'stock video', 'b-roll', 'footage', 'repurpose content', 'content repurposing', 'template video', 'video template',
		'brand video', 'branded video', 'promo video', 'marketing video', 'video marketing', 'training video',
		'product video', 'webinar', 'webinar to clips', 'long video to short', 'long to short', 'video preview',
		'video automation', 'automate videos', 'bulk video', 'batch video', 'invideo', 'background music', 'music video',
		'slideshow', 'images to video', 'photos to video', 'image to video', 'video ad', 'video', 'videos', 'movie', 'convert text to video', 'turn text into video', 'text into video',
		'make a video from text', 'turn blog post into video', 'subtitles for video', 'add captions to video',
		'add voiceover to video', 'connect s3 bucket', 'job done', 'job completed', 'video rendered', 'render finished',
		'when a video is ready', 'aws connection', 'aws setup', 'pictory aws',
	]),
	...leadTo(S3_TRIGGER, [
		'S3 Trigger', 'trigger s3', 'aws s3 trigger', 'amazon s3 trigger', 'new file in bucket', 'new file',
		'new object in s3', 'AWS S3 new object', 'new s3 object', 's3 new file', 's3 upload', 's3 file uploaded',
		'file uploaded', 'file upload', 'on file upload', 'when file is uploaded', 'upload', 'watch folder', 'watch s3',
		'watch bucket', 's3 bucket', 'bucket', 'bucket trigger', 'bucket notification', 'bucket event', 's3 event',
		's3 event notification', 'object created', 's3 webhook', 'minio', 'minio trigger', 'ceph', 'eventbridge', 'sns',
		'file in bucket', 'file arrives in s3', 'on new file', 'pictory s3', 'pictory s3 trigger', 'hot folder', 'new s3 file', 'on new s3 file', 'file added to s3',
		'drop folder', 'wasabi',
	]),
];
