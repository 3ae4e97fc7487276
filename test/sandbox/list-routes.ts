import { Router } from 'express';
import { answerInvalidRequest, answerNotFound } from './answers';
import type { Core } from './core';
import { stringOf } from './json';
import { pageOf } from './paging';
import type { SandboxSettings } from './settings';
import type { VimeoConnection } from './state';

/** What can be picked from the account (§9, §10), Vimeo connections (§3), quota and credits (§1.6). */
export function listRoutes(core: Core): Router {
	const router = Router();
	const { state, settings } = core;

	router.get('/v1/voiceovers/tracks', (_request, response) => void response.json(state.voices));
	router.get('/v1/brands/video', (_request, response) => void response.json(state.brands));
	router.get('/v1/styles', (_request, response) => void response.json(state.styles));
	router.get('/v1/smartlayouts', (_request, response) => void response.json({ items: state.layouts }));
	router.get('/v1/quota', (_request, response) => void response.json(state.quota));

	router.get('/v1/avatars', (request, response) => {
		const page = pageOf(
			state.avatars,
			(avatar) => avatar.id,
			settings.avatarsPageSize,
			stringOf(request.query.nextPageKey),
		);
		if (!page) return answerInvalidRequest(response, 'nextPageKey is invalid');
		response.json(withEndKey({ items: page.items }, page.nextPageKey, settings));
	});

	/** §3.2: the key is there only when there is more. */
	router.get('/v1/vimeo-connections', (request, response) => {
		const all = [...state.vimeoConnections.values()];
		const page = pageOf(
			all,
			(entry) => entry.connectionId,
			settings.vimeoPageSize,
			stringOf(request.query.nextPageKey),
		);
		if (!page) return answerInvalidRequest(response, 'nextPageKey is invalid');
		const { nextPageKey } = page;
		response.json({ Items: page.items.map(vimeoAnswer), ...(nextPageKey === undefined ? {} : { nextPageKey }) });
	});

	router.get('/v1/vimeo-connections/:connectionId', (request, response) => {
		const connection = state.vimeoConnections.get(request.params.connectionId);
		if (connection) response.json(vimeoAnswer(connection));
		else answerNotFound(response, settings, 'Vimeo connection not found');
	});

	/** §1.6: a year needs a month; without a month, this month; at most 12 months back. */
	router.get('/v1/aicredits/usage', (request, response) => {
		const now = new Date();
		const { year, month } = request.query as { year?: number | string; month?: number | string };
		if (year !== undefined && month === undefined) {
			return answerInvalidRequest(response, 'month is required when year is provided');
		}
		const wantedYear = Number(year ?? now.getUTCFullYear());
		const wantedMonth = Number(month ?? now.getUTCMonth() + 1);
		response.json(
			state.creditUsage.filter(({ transactionDate }) => {
				const date = new Date(transactionDate);
				return date.getUTCFullYear() === wantedYear && date.getUTCMonth() + 1 === wantedMonth;
			}),
		);
	});

	return router;
}

/** Adds nextPageKey; on the last page it is null or absent (§7.2 UNCERTAIN). */
export function withEndKey<T extends object>(
	answer: T,
	nextPageKey: string | undefined,
	settings: SandboxSettings,
): object {
	if (nextPageKey !== undefined) return { ...answer, nextPageKey };
	return settings.listEndKey === 'null' ? { ...answer, nextPageKey: null } : answer;
}

function vimeoAnswer(connection: VimeoConnection): object {
	return { ...connection, type: 'VIMEO' };
}
