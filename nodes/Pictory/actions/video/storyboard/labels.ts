/** The panel's words for the parts of a body, without the numbers of list entries. */
const VIDEO_LABELS: Readonly<Record<string, string>> = {
	videoName: 'Video Name',
	videoWidth: 'Resolution › Width',
	videoHeight: 'Resolution › Height',
	aspectRatio: 'Format',
	language: 'Language',
	saveProject: 'Save as Project',
	webhook: 'Webhook URL',
	webhookInput: 'Webhook Input',
	templateId: 'Template',
	variables: 'Variables',
	brandId: 'Brand',
	brandName: 'Brand',
	smartLayoutId: 'Smart Layout',
	smartLayoutName: 'Smart Layout',
	subtitleStyleId: 'Text Style',
	subtitleStyleName: 'Text Style',
	subtitleStyle: 'Subtitle Style',
	'subtitleStyle.fontFamily': 'Subtitle Style › Font',
	'subtitleStyle.fontSize': 'Subtitle Style › Font Size',
	'subtitleStyle.shadowWidth': 'Subtitle Style › Shadow Width (%)',
	'subtitleStyle.paragraphWidth': 'Subtitle Style › Paragraph Width (%)',
	voiceOver: 'Voice',
	'voiceOver.aiVoices': 'Voice',
	'voiceOver.aiVoices.speaker': 'Voice',
	'voiceOver.aiVoices.speed': 'Voice Speed',
	'voiceOver.aiVoices.amplificationLevel': 'Voice Volume',
	backgroundMusic: 'Background Music',
	'backgroundMusic.musicUrl': 'Background Music › Music URL',
	'backgroundMusic.volume': 'Background Music › Volume (%)',
	logo: 'Logo',
	'logo.url': 'Logo › Image URL',
	'logo.position': 'Logo › Position',
	'logo.width': 'Logo › Width (%)',
	avatar: 'AI Avatar',
	'avatar.avatarId': 'AI Avatar › Avatar',
	'avatar.position': 'AI Avatar › Position',
	'avatar.width': 'AI Avatar › Width (%)',
	awsConnectionId: 'AWS Connection',
	vimeoConnectionId: 'Vimeo Connection',
	destinations: 'Destinations',
	visualSelectionPreference: 'Stock Search › Preferred Visuals',
};

const SCENE_LABELS: Readonly<Record<string, string>> = {
	story: 'Text',
	storyCoPilot: 'Prompt',
	'storyCoPilot.prompt': 'Prompt',
	'storyCoPilot.videoType': 'Kind of Video',
	'storyCoPilot.duration': 'Length (Seconds)',
	'storyCoPilot.platform': 'Platform',
	'storyCoPilot.tone': 'Tone',
	blogUrl: 'Article URL',
	pptUrl: 'Presentation URL',
	audioUrl: 'Audio URL',
	videoUrl: 'Video URL',
	audioLanguage: 'Spoken Language',
	createSceneOnNewLine: 'Split Into Scenes',
	createSceneOnEndOfSentence: 'Split Into Scenes',
	caption: 'Caption',
	captionLanguage: 'Caption Language',
	maxSubtitleLines: 'Caption Lines',
	highlightKeywords: 'Highlight Keywords',
	hideSubtitles: 'Hide Captions',
	minimumDuration: 'Minimum Duration (Seconds)',
	endPauseDuration: 'Pause at End (Seconds)',
	sceneTransition: 'Scene Transition',
	background: 'Background',
	'background.type': 'File Type',
	'background.visualUrl': 'File',
	'background.clips': 'To Second',
	'background.clips.start': 'From Second',
	'background.clips.end': 'To Second',
	'background.color': 'Color',
	'background.searchFilter': 'Stock Search',
	'background.searchFilter.query': 'Stock Search',
	'background.searchFilter.keywords': 'Stock Search › Keywords',
	'background.searchFilter.category': 'Stock Search › Category',
	'background.searchFilter.libraries': 'Stock Search › Libraries',
	'background.settings.mute': 'Mute',
	'background.aiVisual': 'AI Prompt',
	'background.aiVisual.prompt': 'AI Prompt',
	'background.aiVisual.model': 'AI Model',
	'background.aiVisual.mediaStyle': 'AI Style',
	'background.aiVisual.videoDuration': 'AI Video Length',
};

/** Where the scenes of a body stand in the panel. */
export interface ScenePlaces {
	/** Label of the field that gives the scenes: "Text", "Scenes", "Article URL", … */
	main: string;
	/** Per scene of the body: the title of its row, '' where its fields stand in the panel themselves. */
	titles: readonly string[];
	/** Where this panel's words differ. */
	words?: Readonly<Record<string, string>>;
}

const BARE: ScenePlaces = { main: 'Scenes', titles: [] };

/**
 * Turns a place in the body, as our checks and Pictory's refusals name it (`scenes[0].audioLanguage`, also
 * `scenes.0.audioLanguage`), into the panel's words ("Scene 1 › Spoken Language"). Unknown places keep their path.
 */
export function label(path: string, { main, titles, words = {} }: ScenePlaces = BARE): string {
	const [, digits, rest = ''] = /^scenes\[(\d+)\]\.?(.*)$/.exec(path.replace(/^scenes\.(\d+)/, 'scenes[$1]')) ?? [];
	if (digits === undefined) return path === 'scenes' ? main : (VIDEO_LABELS[withoutNumbers(path)] ?? path);
	const index = Number(digits);
	const title = titles[index] ?? `Scene ${index + 1}`;
	if (rest === '') return title === '' ? main : title;
	const name = withoutNumbers(rest);
	const field = words[name] ?? SCENE_LABELS[name] ?? rest;
	return title === '' ? field : `${title} › ${field}`;
}

function withoutNumbers(path: string): string {
	return path.replace(/\[\d*\]/g, '').replace(/\.\d+(?=\.|$)/g, '');
}

/** Every label the tables know, for the test that finds each of them in the panel. */
export const KNOWN_LABELS: readonly string[] = [...Object.values(VIDEO_LABELS), ...Object.values(SCENE_LABELS)];
