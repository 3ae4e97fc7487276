import { Router, type Response } from 'express';
import { answerForbidden, answerInvalidRequest, answerNotFound } from './answers';
import type { Core } from './core';
import { startedAnswer } from './job-answer';
import type { JobRunner } from './job-runner';
import { stringOf, type JsonObject } from './json';
import { pageOf } from './paging';
import type { Project, Template } from './state';

/** §5 projects and §6 templates. */
export function projectRoutes(core: Core, runner: JobRunner): Router {
	const router = Router();
	const { state, settings } = core;

	/** The project with this id; otherwise answers 404 or 403 itself. */
	const find = (id: string, response: Response): Project | undefined => {
		const project = state.projects.find((entry) => String(entry.id) === id);
		if (project && !project.foreign) return project;
		if (project) answerForbidden(response);
		else answerNotFound(response, settings, 'Project not found');
		return undefined;
	};

	router.get('/v2/projects', (request, response) => {
		const own = state.projects.filter((project) => !project.foreign);
		const page = pageOf(
			own,
			(project) => String(project.id),
			settings.projectsPageSize,
			stringOf(request.query.pagekey),
		);
		if (!page) return answerInvalidRequest(response, 'pagekey is invalid');
		response.json({ items: page.items.map(({ listed }) => listed), pageKey: page.nextPageKey ?? null });
	});

	router.get('/v2/projects/:projectId', (request, response) => {
		const project = find(request.params.projectId, response);
		if (project) response.json(project.full);
	});

	/** §5.3: the body is the whole project; what is left out is lost. */
	router.put('/v2/projects/:projectId', (request, response) => {
		const project = find(request.params.projectId, response);
		if (!project) return;
		const body = request.body as JsonObject;
		project.full = body;
		project.listed = { ...project.listed, name: body.projectName ?? null, savedDate: new Date().toISOString() };
		response.json({ success: true, message: 'Project updated successfully', project: body });
	});

	router.delete('/v2/projects/:projectId', (request, response) => {
		const project = find(request.params.projectId, response);
		if (!project) return;
		state.projects = state.projects.filter((other) => other !== project);
		response.json({ success: true, message: 'Project deleted successfully' });
	});

	/** §4.5 */
	router.post('/v2/projects/:projectId/render', (request, response) => {
		const project = find(request.params.projectId, response);
		if (!project) return;
		const { videoName, webhook, webhookInput } = (request.body ?? {}) as JsonObject;
		const name = stringOf(videoName) ?? stringOf(project.full.projectName) ?? stringOf(project.listed.name) ?? '';
		const job = runner.start('render', { videoName: name, webhook, webhookInput, scenes: project.full.scenes });
		response.status(settings.startStatus).json(startedAnswer(job.jobId, settings));
	});

	router.get('/v1/templates', (_request, response) => {
		const items = state.templates.map(({ templateId, name, language, published, deprecated }) => ({
			templateId,
			name,
			language,
			published,
			deprecated,
		}));
		response.json({ items });
	});

	router.get('/v1/templates/:templateId', (request, response) => {
		const template = state.templates.find((entry) => entry.templateId === request.params.templateId);
		if (template) response.json(templateAnswer(template));
		else answerNotFound(response, settings, 'Template not found');
	});

	return router;
}

/** §6.3; `depricated` is spelled so. */
function templateAnswer({ deprecated, scenes, variables, ...template }: Template): object {
	return {
		...template,
		depricated: deprecated,
		backgroundMusic: { enabled: true, musicUrl: 'https://tracks.example.com/raw-power.mp3', volume: 0.1 },
		voiceOver: { enabled: true, aiVoices: [{ speaker: '3108', speed: 100, amplificationLevel: 0 }] },
		scenes,
		variables,
		schemaVersion: 'v3',
		project: `https://projects.example.com/project_templates/${template.templateId}.json`,
		structure: `https://projects.example.com/project_template_structures/${template.templateId}.json`,
	};
}
