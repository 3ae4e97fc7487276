import { Router } from 'express';
import { answerInvalidRequest } from './answers';
import type { Core } from './core';
import { jobAnswer, listedJob, unknownJobAnswer } from './job-answer';
import { isFinished } from './jobs';
import { pageOf } from './paging';
import { withEndKey } from './list-routes';
import { stringOf } from './json';

/** §7 */
export function jobRoutes(core: Core): Router {
	const router = Router();
	const { state, settings } = core;

	router.get('/v1/jobs', (request, response) => {
		const newestFirst = [...state.jobs.values()].reverse().sort((left, right) => right.startedAt - left.startedAt);
		const page = pageOf(newestFirst, (job) => job.jobId, settings.jobsPageSize, stringOf(request.query.nextPageKey));
		if (!page) return answerInvalidRequest(response, 'nextPageKey is invalid');
		const items = page.items.map((job) => listedJob(job, settings, core.origin));
		response.json(withEndKey({ items }, page.nextPageKey, settings));
	});

	router.get('/v1/jobs/:jobId', (request, response) => {
		const job = state.jobs.get(request.params.jobId);
		if (job) response.json(jobAnswer(job, settings, core.origin));
		else response.status(settings.unknownJob === '404' ? 404 : 200).json(unknownJobAnswer(request.params.jobId));
	});

	router.delete('/v1/jobs/:jobId/clean', (request, response) => {
		const job = state.jobs.get(request.params.jobId);
		if (!job) {
			response.status(settings.unknownJob === '404' ? 404 : 200).json(unknownJobAnswer(request.params.jobId));
			return;
		}
		if (!isFinished(job)) {
			return answerInvalidRequest(
				response,
				'Only completed or failed jobs can be cleaned',
				settings.cleanRunningStatus,
			);
		}
		job.cleaned = true;
		response.json({ success: true });
	});

	return router;
}
