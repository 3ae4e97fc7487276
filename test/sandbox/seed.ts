import { createHash } from 'node:crypto';
import type { JsonObject } from './json';
import type { Project, Template, VimeoConnection } from './state';

/** The account of a fresh sandbox. Values are the documents' samples, and more of the same kind. */

export interface Named {
	id: string;
	name: string;
}

export interface Layout {
	templateId: string;
	templateName: string;
	schemaVersion: string;
}

export interface Quota {
	videoMinutes: { used: number; limit: number };
	transcriptionMinutes: { used: number; limit: number };
	elevenLabsVoiceOverMinutes: { used: number; limit: number };
	aiCredits: { used: number; limit: number };
}

export interface CreditTransaction {
	transactionId: string;
	type: 'debit' | 'credit';
	amount: number;
	source: string;
	description: string;
	plan: string;
	transactionDate: string;
}

export { avatars, type Avatar } from './seed-avatars';
export { voices, type Voice } from './seed-voices';

/** §10.1 */
export function brands(): Named[] {
	return [
		{ id: 'eb67b4ba-0eef-41fa-a772-d9675cc3645c', name: 'Default Brand' },
		{ id: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', name: 'Corporate Blue' },
		{ id: 'f8e7d6c5-b4a3-9281-7065-43210fedcba9', name: 'Modern Minimalist' },
		{ id: '12345678-90ab-cdef-1234-567890abcdef', name: 'Bold & Vibrant' },
	];
}

/** §10.2 */
export function styles(): Named[] {
	return [
		{ id: '8f3deae9-fe38-4c53-8be0-616bef1da916', name: 'Navy blue' },
		{ id: '8b715161-182a-4ef4-8130-b04873f464f6', name: 'Indigo ink' },
		{ id: '6d9cc665-8087-4587-ab6d-f9d7d01f82c4', name: 'Default' },
		{ id: '4111e523-eb9c-41a2-b17b-c312694ce4eb', name: 'Sleek' },
		{ id: 'fc2737ae-d88b-4914-8b8d-5152d94dc3f6', name: 'Black Traditional Caption' },
		{ id: 'c8d30e79-a7cc-4ae4-8cf9-2c6286abb407', name: 'Dark Blue Caption' },
		{ id: 'bcbcef60-9f8f-4357-ac32-ecf5144f2f12', name: 'Headliner' },
		{ id: 'ac666d90-f402-42b3-8b69-738afa09741c', name: 'Flash' },
	];
}

/** §10.3 */
export function layouts(): Layout[] {
	const named: Array<[id: string, name: string]> = [
		['202507141030549677ylq8k8gu44vy1y', 'Modern minimalist'],
		['20250813042630669e658e159aa60455692c1dad5473adhg7', 'Kinetic'],
		['20250813042630669e658e159aa60455692c1dad5473adaa3', 'Chic'],
		['20250813042630669e658e159aa60455692c1dad5473adcf7', 'Wanderlust'],
		['20250813042630669e658e159aa60455692c1dad5473adtd3', 'Bulletin'],
	];
	return named.map(([templateId, templateName]) => ({ templateId, templateName, schemaVersion: 'v3' }));
}

/** §1.6 */
export function quota(): Quota {
	return {
		videoMinutes: { used: 98, limit: 14400 },
		transcriptionMinutes: { used: 0, limit: 14400 },
		elevenLabsVoiceOverMinutes: { used: 33, limit: 480 },
		aiCredits: { used: 690, limit: 22000 },
	};
}

/** §1.6, three of this month and two of the last; newest first. */
export function creditUsage(now = new Date()): CreditTransaction[] {
	const day = (monthsBack: number, hour: number) =>
		new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsBack, 1, hour)).toISOString();
	const debit = { type: 'debit' as const, plan: 'API Annual' };
	const image = { source: 'Text-to-Image', description: 'Credits consumed by a text-to-image generation' };
	const avatar = { source: 'AI Avatar', description: 'Credits consumed by an AI avatar generation' };
	const reset = { source: 'Monthly Reset', description: 'Credits reset at the start of the billing cycle' };
	const entries: Array<Omit<CreditTransaction, 'transactionId'>> = [
		{ ...debit, ...image, amount: 0.6, transactionDate: day(0, 3) },
		{ ...debit, ...avatar, amount: 30, transactionDate: day(0, 2) },
		{ type: 'credit', plan: 'API Annual', ...reset, amount: 100, transactionDate: day(0, 1) },
		{ ...debit, ...avatar, amount: 15, transactionDate: day(1, 2) },
		{ type: 'credit', plan: 'API Annual', ...reset, amount: 100, transactionDate: day(1, 1) },
	];
	return entries.map((entry) => ({
		transactionId: entry.transactionDate.replace(/\D/g, '').slice(0, 17) + digest(entry.source + entry.transactionDate),
		...entry,
	}));
}

/** §3.2 */
export function vimeoConnections(): VimeoConnection[] {
	return [
		{
			connectionId: '20251004004125558w7qnfweid5ilsos',
			name: 'Pictory API',
			clientIdentifier: '925dbcbdc591d6463c5e289a3825e1a3e0602b97',
			enabled: true,
			createdDate: '2025-10-04T00:41:24.597Z',
			updatedDate: '2025-10-04T00:41:24.597Z',
			version: 1,
		},
		{
			connectionId: '20251222155613307xv0nodhitf9cd0f',
			name: 'Test Vimeo Connection',
			description: 'Testing Vimeo connection via API',
			clientIdentifier: 'test_client_id_123',
			enabled: true,
			createdDate: '2025-12-22T15:56:12.309Z',
			updatedDate: '2025-12-22T15:56:12.309Z',
			version: 1,
		},
	];
}

/** §5.1 and §5.2; string ids are v3, integer ids older. */
export function projects(): Project[] {
	return [
		project('202601180951110906f5645f5952e4211bee28ac6100ddd68', 'AI Video Creation Guide', '2026-01-19T09:23:21.131Z'),
		project('20251222191648030d7df02f5b4054d4ca8831f1369459e25', 'Hello World Template', '2025-12-23T01:54:26.755Z'),
		project('20251130081544120c41b7f0a9e8d4b6c93d2a5f17e60b8d4', 'Autumn campaign', '2025-12-01T10:02:11.004Z'),
		project(1762768083800, 'my_saved_project', '2025-11-10T09:48:03.800Z'),
		project(1751663566232, 'What_is_Calculus', '2025-07-04T21:13:26.094Z', 'transcribe'),
	];
}

export function project(id: string | number, name: string, savedDate: string, source = 'script'): Project {
	const isV3 = typeof id === 'string';
	const sceneId = `scene${digest(String(id))}`;
	const listed: JsonObject = {
		id,
		name,
		source,
		projectPreview: source === 'transcribe' ? null : `https://cdn.example.com/preview/${id}.jpg`,
		savedDate,
		type: 'project',
	};
	if (isV3) listed.schemaVersion = 'v3';
	else listed.aspectRatio = 'sixteen-nine';
	if (!isV3 && source === 'script') listed.schemaVersion = 'v2';
	const full: JsonObject = {
		project_id: id,
		projectName: name,
		projectType: '1',
		source,
		step: 'STORYBOARD',
		schemaVersion: listed.schemaVersion ?? null,
		layout: '16:9',
		scriptLanguage: 'en',
		thumbnail: 'https://cdn.example.com/thumbnail.jpg',
		videoURL: `https://cdn.example.com/video/${id}.mp4`,
		audioURL: `https://cdn.example.com/audio/${id}.mp3`,
		shareVideoURL: `https://video.pictory.ai/${id}/share`,
		srtFile: `https://cdn.example.com/subtitles/${id}.srt`,
		vttFile: `https://cdn.example.com/subtitles/${id}.vtt`,
		txtFile: `https://cdn.example.com/subtitles/${id}.txt`,
		videoDuration: 21.98,
		audioSpeed: 100,
		videoVolume: 50,
		brandId: '',
		saveDate: savedDate,
		scriptTxtSceneSettings: { autoVisualSelection: true, autoHighlightKeywords: true, maxLines: 2 },
		visualFilter: { libraries: [], styles: [], categories: [] },
		scenes: [
			{
				sceneId,
				projectId: id,
				text: name,
				sentence: [{ text: name }],
				keywords: [name],
				category: 'TITLE',
				sortOrder: 10001,
				durationAuto: 5,
			},
		],
	};
	return { id, listed, full };
}

/** §6.2 and §6.3; the last is not published. */
export function templates(): Template[] {
	const template = (
		templateId: string,
		name: string,
		published: boolean,
		text: string,
		variables: Record<string, string>,
	) => ({
		templateId,
		name,
		language: 'en',
		published,
		deprecated: false,
		scenes: [{ sceneId: `scene${digest(templateId)}`, subtitles: [{ text }], layers: [] }],
		variables,
	});
	return [
		template('202507141030549677ylq8k8gu44vy1y', 'Corporate Presentation Template', true, 'Our year in numbers.', {}),
		template(
			'202512230204424435786014d42904bbc95813430789fe736',
			'Hello World Template',
			true,
			'Hi {{Name}}, have you seen {{Product}}?',
			{ Name: 'NAME', Product: 'PRODUCT' },
		),
		template('202508151145238899abc123def456gh', 'Social Media Promo', false, 'Coming soon.', {}),
	];
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
