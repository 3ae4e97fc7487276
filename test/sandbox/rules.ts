import type { FieldProblem } from './answers';
import { isObject, objectOf, objectsIn, type JsonObject } from './json';
import { avatarRules, backgroundRules, elementRules } from './rules-visual';
import { fontStyleRules } from './rules-text';

/**
 * The rules between fields of a storyboard (§4.7) that a JSON schema says badly.
 * @param body after the schema accepted it and unknown fields were dropped
 * @returns nothing when all is well
 */
export function storyboardProblems(body: JsonObject): FieldProblem[] {
	return [
		...topLevelRules(body),
		...objectsIn(body.scenes).flatMap((scene, index) => sceneRules(scene, `scenes[${index}]`, body)),
	];
}

const CONTENT_SOURCES = ['story', 'storyCoPilot', 'blogUrl', 'pptUrl', 'audioUrl', 'videoUrl'] as const;

function topLevelRules(body: JsonObject): FieldProblem[] {
	const problems: FieldProblem[] = [];
	// §4.8, §11: some guides send these in place of scenes.
	const isByUrl = has(body, 'url') && (has(body, 'videoToVideo') || has(body, 'useSpeakerNotes'));
	if (body.templateId === undefined && !isByUrl && objectsIn(body.scenes).length === 0) {
		problems.push({ name: 'scenes', errors: 'At least one scene is required unless templateId is given' });
	}
	if (has(body, 'videoWidth') !== has(body, 'videoHeight')) {
		const missing = has(body, 'videoWidth') ? 'videoHeight' : 'videoWidth';
		problems.push({ name: missing, errors: 'videoWidth and videoHeight must be given together' });
	}
	problems.push(
		...notBoth(body, '', 'brandId', 'brandName'),
		...notBoth(body, '', 'smartLayoutId', 'smartLayoutName'),
		...notBoth(body, '', 'subtitleStyleId', 'subtitleStyleName'),
		...webhookRules(body),
		...voiceOverRules(body.voiceOver, 'voiceOver'),
		...notBoth(objectOf(body.backgroundMusic), 'backgroundMusic', 'autoMusic', 'musicUrl', (value) => value !== false),
		...fontStyleRules(body.subtitleStyle, 'subtitleStyle'),
	);
	if (isObject(body.avatar)) {
		if (objectOf(body.voiceOver).enabled !== true) {
			problems.push({ name: 'avatar', errors: 'avatar requires voiceOver.enabled to be true' });
		}
		problems.push(...avatarRules(body.avatar, 'avatar'));
	}
	return problems;
}

/** §4.7: a URL (§8: the address the finished job is sent to). */
export function webhookRules(body: JsonObject): FieldProblem[] {
	const { webhook } = body;
	if (typeof webhook !== 'string' || (/^https?:\/\//i.test(webhook) && URL.canParse(webhook))) return [];
	return [{ name: 'webhook', errors: 'webhook must be a valid URL' }];
}

function sceneRules(scene: JsonObject, name: string, body: JsonObject): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const refuse = (field: string, errors: string) => problems.push({ name: `${name}.${field}`, errors });
	const sources = CONTENT_SOURCES.filter((source) => has(scene, source));
	const background = objectOf(scene.background);
	const isFilled = ['visualUrl', 'color', 'aiVisual'].some((field) => has(background, field));
	if (sources.length > 1) {
		problems.push({ name, errors: `Only one content source is allowed per scene, found ${sources.join(', ')}` });
	}
	if (sources.length === 0 && !isFilled && body.templateId === undefined) {
		problems.push({
			name,
			errors: `One of ${CONTENT_SOURCES.join(', ')} or a background with a visual or color is required`,
		});
	}

	// §11: nothing else says how long it is. What changes a template's scene has the length there.
	if (
		sources.length === 0 &&
		isPicture(background) &&
		!has(scene, 'minimumDuration') &&
		body.templateId === undefined
	) {
		refuse('minimumDuration', 'minimumDuration is required for scenes without story that show a picture or color');
	}
	const hasAiVisual = isObject(background.aiVisual) && !has(background.aiVisual, 'prompt');
	if (sources.length === 0 && hasAiVisual) {
		refuse('background.aiVisual.prompt', 'prompt is required for scenes without story');
	}

	const hasMedia = has(scene, 'audioUrl') || has(scene, 'videoUrl');
	if (hasMedia && !has(scene, 'audioLanguage'))
		refuse('audioLanguage', 'audioLanguage is required with audioUrl or videoUrl');
	for (const field of ['transcript', 'mediaRepurposeSettings']) {
		if (has(scene, field) && !hasMedia) refuse(field, `${field} is allowed only with audioUrl or videoUrl`);
	}
	if (scene.isSSMLStory === true && !has(scene, 'story'))
		refuse('isSSMLStory', 'isSSMLStory is allowed only with story');
	if (has(scene, 'caption')) {
		if (!has(scene, 'story')) refuse('caption', 'caption requires story');
		for (const flag of ['createSceneOnNewLine', 'createSceneOnEndOfSentence']) {
			if (scene[flag] === true) refuse('caption', `caption cannot be used with ${flag}`);
		}
	}
	if (has(scene, 'maxSubtitleLines') && (has(body, 'smartLayoutId') || has(body, 'smartLayoutName'))) {
		refuse('maxSubtitleLines', 'maxSubtitleLines cannot be used with a smart layout');
	}

	problems.push(
		...notBoth(scene, name, 'subtitleStyleId', 'subtitleStyleName'),
		...voiceOverRules(scene.voiceOver, `${name}.voiceOver`),
		...fontStyleRules(scene.subtitleStyle, `${name}.subtitleStyle`),
		...backgroundRules(scene.background, `${name}.background`, body),
		...objectsIn(scene.backgroundBrolls).flatMap((broll, i) =>
			backgroundRules(broll, `${name}.backgroundBrolls[${i}]`, body),
		),
		...objectsIn(scene.elements).flatMap((element, i) => elementRules(element, `${name}.elements[${i}]`, body)),
		...avatarRules(scene.avatar, `${name}.avatar`),
	);
	return problems;
}

/** Of a file without a type, as its name says; one that says nothing is looked into by the job. */
function isPicture({ type, color, aiVisual, visualUrl }: JsonObject): boolean {
	if (color !== undefined) return true;
	if (aiVisual === undefined && typeof visualUrl !== 'string') return false;
	return (
		type === 'image' ||
		(type === undefined && /\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)(?:[?#]|$)/i.test(String(visualUrl)))
	);
}

function voiceOverRules(voiceOver: unknown, name: string): FieldProblem[] {
	return notBoth(objectOf(voiceOver), name, 'aiVoices', 'externalVoice');
}

export function has(object: JsonObject, field: string): boolean {
	return object[field] !== undefined;
}

/** Two fields that exclude each other; `counts` says which values count as given. */
export function notBoth(
	object: JsonObject,
	name: string,
	first: string,
	second: string,
	counts: (value: unknown) => boolean = () => true,
): FieldProblem[] {
	const given = [first, second].filter((field) => has(object, field) && counts(object[field]));
	if (given.length < 2) return [];
	return [{ name: name ? `${name}.${second}` : second, errors: `${first} and ${second} cannot be used together` }];
}
