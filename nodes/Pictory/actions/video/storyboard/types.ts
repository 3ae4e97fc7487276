/**
 * The storyboard body as our fields build it (core.md 4.7). Custom JSON may add what stands here under no name.
 * Percentages are texts such as "20%"; durations are seconds.
 */
export interface Storyboard {
	videoName?: string;
	language?: string;
	aspectRatio?: string;
	videoWidth?: number;
	videoHeight?: number;
	awsConnectionId?: string;
	vimeoConnectionId?: string;
	templateId?: string;
	variables?: Record<string, unknown>;
	brandId?: string;
	brandName?: string;
	smartLayoutId?: string;
	smartLayoutName?: string;
	subtitleStyleId?: string;
	subtitleStyleName?: string;
	subtitleStyle?: FontStyle;
	voiceOver?: VoiceOver;
	backgroundMusic?: BackgroundMusic;
	logo?: Logo;
	avatar?: Avatar;
	scenes?: Scene[];
	saveProject?: boolean;
	visualSelectionPreference?: string;
	destinations?: object[];
	webhook?: string;
	webhookInput?: object;
}

export interface Scene {
	story?: string;
	storyCoPilot?: StoryCoPilot;
	blogUrl?: string;
	pptUrl?: string;
	audioUrl?: string;
	videoUrl?: string;
	audioLanguage?: string;
	createSceneOnNewLine?: boolean;
	createSceneOnEndOfSentence?: boolean;
	caption?: string;
	captionLanguage?: string;
	maxSubtitleLines?: number;
	highlightKeywords?: boolean;
	hideSubtitles?: boolean;
	minimumDuration?: number;
	endPauseDuration?: number;
	sceneTransition?: string;
	background?: Background;
}

export interface StoryCoPilot {
	prompt: string;
	videoType?: string;
	duration?: number;
	platform?: string;
	tone?: string;
}

export interface Background {
	type?: string;
	visualUrl?: string;
	clips?: Clip[];
	color?: string;
	searchFilter?: SearchFilter;
	aiVisual?: AiVisual;
	settings?: { mute?: boolean };
}

export interface Clip {
	start: number;
	end: number;
}

export interface SearchFilter {
	query?: string;
	keywords?: string[];
	category?: string;
	libraries?: string[];
}

export interface AiVisual {
	prompt: string;
	model?: string;
	mediaStyle?: string;
	videoDuration?: string;
}

export interface VoiceOver {
	enabled: boolean;
	aiVoices: Array<{ speaker: string; speed?: number; amplificationLevel?: number }>;
}

export interface BackgroundMusic {
	enabled: boolean;
	autoMusic?: boolean;
	musicUrl?: string;
	volume?: number;
}

export interface Logo {
	url: string;
	position?: string;
	width?: string;
}

export interface Avatar {
	avatarId: string;
	position?: string;
	width?: string;
	backgroundColor?: string;
}

export interface FontStyle {
	fontFamily?: string;
	fontSize?: number;
	color?: string;
	backgroundColor?: string;
	keywordColor?: string;
	shadowColor?: string;
	shadowWidth?: string;
	position?: string;
	alignment?: string;
	decorations?: string[];
	case?: string;
	paragraphWidth?: string;
	showBoxBackground?: boolean;
}
