import { isObject, objectOf, objectsIn, stringOf, type JsonObject } from './json';
import type { JobFailure } from './jobs';
import { findS3References, whyUnreadable } from './s3';
import type { SandboxSettings } from './settings';
import type { SandboxState } from './state';

/** What is found out only while the job runs, so fails the job and not the request (end of §4.7, §2.5, §6.2). */
export function failureOf(request: JsonObject, state: SandboxState, settings: SandboxSettings): JobFailure | undefined {
	return (
		creditFailure(request, state) ??
		templateFailure(request, state) ??
		speakerFailure(request, state) ??
		avatarFailure(request, state, settings) ??
		assetFailure(request, state)
	);
}

function creditFailure(request: JsonObject, state: SandboxState): JobFailure | undefined {
	const { used, limit } = state.quota.aiCredits;
	const isPaid = isObject(request.avatar) || JSON.stringify(request.scenes ?? []).includes('"aiVisual"');
	if (!isPaid || used < limit) return undefined;
	return { error_code: 'INSUFFICIENT_CREDITS', error_message: 'Insufficient AI credits to create this video.' };
}

/** §6.6: a template's or a project's id; §6.2: only published templates. The code is INFERENCE. */
function templateFailure(request: JsonObject, state: SandboxState): JobFailure | undefined {
	const id = stringOf(request.templateId);
	if (id === undefined || state.projects.some((project) => String(project.id) === id)) return undefined;
	const template = state.templates.find((entry) => entry.templateId === id);
	if (!template) return failed(`The template [${id}] was not found.`);
	return template.published ? undefined : failed(`The template [${template.name}] is not published.`);
}

function speakerFailure(request: JsonObject, state: SandboxState): JobFailure | undefined {
	const voiceOvers = [request.voiceOver, ...objectsIn(request.scenes).map((scene) => scene.voiceOver)];
	const speakers = voiceOvers.flatMap((voiceOver) =>
		objectsIn(objectOf(voiceOver).aiVoices).map((voice) => voice.speaker),
	);
	const unknown = speakers.find((speaker) => !isKnownSpeaker(String(speaker), state));
	if (unknown === undefined) return undefined;
	return failed(`The AI voice speaker [${String(unknown)}] is invalid. Please use a valid speaker.`);
}

/** §9.2: track id, then name in any case, then the provider's id, then looked up at ElevenLabs. */
function isKnownSpeaker(speaker: string, state: SandboxState): boolean {
	const isElevenLabsId = /^[A-Za-z0-9]{20}$/.test(speaker);
	return (
		isElevenLabsId ||
		state.voices.some(
			(voice) =>
				String(voice.id) === speaker || voice.name.toLowerCase() === speaker.toLowerCase() || voice.voice === speaker,
		)
	);
}

/** §10.4: avatarId is the id of a look, not of an avatar. That the job fails otherwise is INFERENCE. */
function avatarFailure(request: JsonObject, state: SandboxState, settings: SandboxSettings): JobFailure | undefined {
	const id = stringOf(objectOf(request.avatar).avatarId);
	if (id === undefined || !settings.unknownAvatarFailsJob) return undefined;
	const isLook = state.avatars.some((avatar) => avatar.looks.some((look) => look.id === id));
	return isLook ? undefined : failed(`The avatar [${id}] is invalid.`);
}

/** §2.5, §2.7: private assets that cannot be read. The code for anything but visuals is INFERENCE. */
function assetFailure(request: JsonObject, state: SandboxState): JobFailure | undefined {
	const connectionId = stringOf(request.awsConnectionId);
	const connection = connectionId === undefined ? undefined : state.connections.get(connectionId);
	for (const reference of findS3References(request)) {
		const reason = whyUnreadable(reference, connection, connectionId, state.buckets);
		if (reason === undefined) continue;
		const isVisual = /visualUrl|backgroundCorpus|background/i.test(reference.field);
		return {
			error_code: isVisual ? 'SCENE_BACKGROUND_VISUAL_NOT_FOUND' : 'TEXT_TO_VIDEO_FAILED',
			error_message: `The asset [${reference.text}] of ${reference.field} could not be read: ${reason}.`,
		};
	}
	return undefined;
}

function failed(error_message: string): JobFailure {
	return { error_code: 'TEXT_TO_VIDEO_FAILED', error_message };
}
