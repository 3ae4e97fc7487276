import type { FieldProblem } from './answers';
import { isObject, objectOf, type JsonObject } from './json';
import { has, notBoth } from './rules';
import { fontStyleRules } from './rules-text';

const VEO_FORMATS = ['16:9', '9:16'];

/** Models and the video durations and formats each can make (§4.7); an image model makes no durations, its formats are UNCERTAIN. */
const MODELS: Record<string, { type: 'image' | 'video'; durations: string[]; formats?: string[] }> = {
	'seedream3.0': { type: 'image', durations: [] },
	'flux-schnell': { type: 'image', durations: [] },
	nanobanana: { type: 'image', durations: [] },
	'nanobanana-pro': { type: 'image', durations: [] },
	'veo3.1': { type: 'video', durations: ['4s', '6s', '8s'], formats: VEO_FORMATS },
	'veo3.1_fast': { type: 'video', durations: ['4s', '6s', '8s'], formats: VEO_FORMATS },
	'pixverse5.5': {
		type: 'video',
		durations: ['5s', '8s', '10s'],
		formats: ['16:9', '9:16', '1:1', '3:4', '4:3'],
	},
};

/** §4.7 background: exactly one of visualUrl, color, aiVisual, or none of them and a searchFilter. */
export function backgroundRules(background: unknown, name: string, body: JsonObject): FieldProblem[] {
	if (!isObject(background)) return [];
	const problems = onlyOneOf(background, name, ['visualUrl', 'color', 'aiVisual', 'searchFilter']);
	const settings = objectOf(background.settings);
	if (has(background, 'clips') && background.type !== 'video') {
		problems.push({ name: `${name}.clips`, errors: 'clips are allowed only with type video' });
	}
	if (isObject(background.aiVisual)) {
		if (!has(background, 'type')) problems.push({ name: `${name}.type`, errors: 'type is required with aiVisual' });
		problems.push(...aiVisualRules(background.aiVisual, `${name}.aiVisual`, background.type, body));
	}
	if (has(settings, 'kenBurnsEffect') && settings.kenBurnsEffect !== false) {
		if (background.type === 'video') {
			problems.push({
				name: `${name}.settings.kenBurnsEffect`,
				errors: 'kenBurnsEffect is allowed only with type image',
			});
		}
		problems.push(...notBoth(settings, `${name}.settings`, 'zoomAndPan', 'kenBurnsEffect', (value) => value !== false));
	}
	return problems;
}

function aiVisualRules(aiVisual: JsonObject, name: string, type: unknown, body: JsonObject): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const refuse = (field: string, errors: string) => problems.push({ name: `${name}.${field}`, errors });
	const model = typeof aiVisual.model === 'string' ? MODELS[aiVisual.model] : undefined;
	if (model && type !== undefined && model.type !== type) {
		refuse('model', `model ${String(aiVisual.model)} cannot be used with type ${String(type)}`);
	}
	if (model?.formats && !model.formats.some((format) => isMadeIn(body, format))) {
		refuse('model', `model ${String(aiVisual.model)} supports only ${model.formats.join(', ')}`);
	}
	if (typeof aiVisual.videoDuration === 'string') {
		if (type === 'image') refuse('videoDuration', 'videoDuration is not allowed with type image');
		else if (model && !model.durations.includes(aiVisual.videoDuration)) {
			refuse(
				'videoDuration',
				`videoDuration must be one of ${model.durations.join(', ')} for ${String(aiVisual.model)}`,
			);
		}
	}
	for (const field of ['firstFrameImageUrl', 'referenceImageUrls']) {
		if (has(aiVisual, field) && type === 'image') refuse(field, `${field} is allowed only with type video`);
	}
	if (has(aiVisual, 'referenceImageUrl') && type === 'video') {
		refuse('referenceImageUrl', 'referenceImageUrl is allowed only with type image');
	}
	problems.push(...notBoth(aiVisual, name, 'firstFrameImageUrl', 'referenceImageUrls'));
	return problems;
}

/** Without sides and format a video is 16:9. */
function isMadeIn({ videoWidth, videoHeight, aspectRatio = '16:9' }: JsonObject, format: string): boolean {
	if (typeof videoWidth !== 'number' || typeof videoHeight !== 'number') return aspectRatio === format;
	const [across, down] = format.split(':').map(Number) as [number, number];
	return Math.abs(videoWidth / videoHeight - across / down) < 0.02;
}

/** §4.7 elements[]; borderRadius of another shape than a rectangle is UNCERTAIN and let through. */
export function elementRules(element: JsonObject, name: string, body: JsonObject): FieldProblem[] {
	const problems = [...positionRules(element, name), ...fontStyleRules(element.style, `${name}.style`)];
	if (element.type === 'text' && !has(element, 'text')) {
		problems.push({ name: `${name}.text`, errors: 'text is required' });
	}
	if (element.type === 'shape' && !has(element, 'name')) {
		problems.push({ name: `${name}.name`, errors: 'name is required' });
	}
	if (element.type === 'video' || element.type === 'image') {
		const sources = ['visualUrl', 'searchFilter', 'aiVisual'];
		problems.push(...onlyOneOf(element, name, sources));
		if (!sources.some((source) => has(element, source))) {
			problems.push({ name, errors: `One of ${sources.join(', ')} is required` });
		}
		if (isObject(element.aiVisual))
			problems.push(...aiVisualRules(element.aiVisual, `${name}.aiVisual`, element.type, body));
	}
	return problems;
}

export function avatarRules(avatar: unknown, name: string): FieldProblem[] {
	return isObject(avatar) ? positionRules(avatar, name) : [];
}

/** §4.7: position, or top and left. */
function positionRules(object: JsonObject, name: string): FieldProblem[] {
	if (!has(object, 'position') || (!has(object, 'top') && !has(object, 'left'))) return [];
	return [{ name: `${name}.position`, errors: 'position cannot be used with top or left' }];
}

function onlyOneOf(object: JsonObject, name: string, fields: string[]): FieldProblem[] {
	const given = fields.filter((field) => has(object, field));
	return given.length > 1 ? [{ name, errors: `Only one of ${given.join(', ')} is allowed` }] : [];
}
