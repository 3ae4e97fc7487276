import { Router, type Request, type Response } from 'express';
import { answerInvalid, answerInvalidRequest } from './answers';
import type { Core } from './core';
import { startedAnswer, unknownJobAnswer } from './job-answer';
import { failureOf } from './job-failure';
import type { JobRunner } from './job-runner';
import { isFinished, type Job, type JobFailure } from './jobs';
import { isObject, type JsonObject } from './json';
import type { JobKind } from './log';
import { changeElements, updateProblems } from './element-updates';
import { storyboardProblems, webhookRules } from './rules';

/** §4 */
export function videoRoutes(core: Core, runner: JobRunner): Router {
	const router = Router();
	const { state, settings } = core;

	const start = (response: Response, kind: JobKind, request: JsonObject, failure?: JobFailure) => {
		const job = runner.start(kind, request, failure);
		response.status(settings.startStatus).json(startedAnswer(job.jobId, settings));
	};

	const storyboard = (kind: JobKind) => (request: Request, response: Response) => {
		const body = request.body as JsonObject;
		const problems = storyboardProblems(body);
		if (problems.length > 0) return answerInvalid(response, settings, problems);
		start(response, kind, body, failureOf(body, state, settings));
	};
	router.post('/v2/video/storyboard', storyboard('preview'));
	router.post('/v2/video/storyboard/render', storyboard('render'));

	/** §4.3: settings in the body override the preview's. */
	router.put('/v2/video/render/:jobId', (request, response) => {
		const preview = completedPreview(core, request.params.jobId, response);
		if (!preview) return;
		const body = (request.body ?? {}) as JsonObject;
		const problems = webhookRules(body);
		if (problems.length > 0) return answerInvalid(response, settings, problems);
		const whole = { ...preview.request, ...body };
		start(response, 'render', whole, failureOf({ ...whole, changes: preview.elementChanges }, state, settings));
	});

	/** §4.4: the contents of renderParams, not wrapped. */
	router.post('/v2/video/render', (request, response) => {
		const body = request.body as JsonObject;
		const problems = webhookRules(body);
		const isWrapped = isObject(body.renderParams);
		if (isWrapped && settings.wrappedRenderParams === 'refuse') {
			problems.push({ name: 'renderParams', errors: 'send the contents of renderParams, not wrapped in renderParams' });
		}
		if (problems.length > 0) return answerInvalid(response, settings, problems);
		const wrapped = { error_code: 'RENDER_FAILED', error_message: 'The render parameters are invalid.' };
		start(response, 'render', body, isWrapped ? wrapped : failureOf(body, state, settings));
	});

	/** §4.6: only elements that are there are changed. */
	router.put('/v2/video/storyboard/:jobId/elements', (request, response) => {
		const preview = completedPreview(core, request.params.jobId, response);
		if (!preview) return;
		const body = request.body as JsonObject | JsonObject[];
		const updates = Array.isArray(body) ? body : [body];
		const problems = updateProblems(preview, updates);
		if (problems.length > 0) return answerInvalid(response, settings, problems);
		changeElements(preview, updates);
		if (settings.elementsStatus === 204) response.status(204).end();
		else response.json({ success: true });
	});

	return router;
}

/** A finished preview; otherwise answers itself. What Pictory answers then is not documented (§4.3). */
function completedPreview({ state, settings }: Core, jobId: string, response: Response): Job | undefined {
	const job = state.jobs.get(jobId);
	if (!job || job.kind !== 'preview' || job.cleaned) {
		if (settings.unknownPreviewStatus === 404) response.status(404).json(unknownJobAnswer(jobId));
		else answerInvalidRequest(response, `Storyboard job ${jobId} was not found`);
		return undefined;
	}
	if (!isFinished(job) || job.outcome === 'fail') {
		answerInvalidRequest(response, `Storyboard job ${jobId} is not completed`, settings.unfinishedPreviewStatus);
		return undefined;
	}
	return job;
}
