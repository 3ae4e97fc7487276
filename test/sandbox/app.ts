import express, { Router, type Express, type RequestHandler } from 'express';
import { limitRate, refuseBots, requireKey } from './auth';
import { awsConnectionRoutes } from './aws-connections';
import { BASE_PATH, type Core } from './core';
import { fileRoutes } from './files';
import { intake } from './intake';
import { jobRoutes } from './job-routes';
import type { JobRunner } from './job-runner';
import { listRoutes } from './list-routes';
import { projectRoutes } from './project-routes';
import { answerErrors, parseBody, validateRequests } from './validation';
import { videoRoutes } from './video-routes';

/**
 * The order of things: own controls; log, latency and faults; Cloudflare; key; body against the document; routes.
 * @param changed called after each request that may have changed the state
 */
export function createApp(core: Core, runner: JobRunner, control: Router, changed: () => void): Express {
	const app = express();
	app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
	app.use('/__sandbox__', control);
	app.use(express.raw({ type: () => true, limit: '20mb' }), intake(core), afterChanges(changed));
	app.use(fileRoutes(core));
	app.use(BASE_PATH, refuseBots(), limitRate(core), requireKey(core), parseBody(core));
	app.use(validateRequests());
	app.use(
		BASE_PATH,
		awsConnectionRoutes(core),
		videoRoutes(core, runner),
		projectRoutes(core, runner),
		jobRoutes(core),
		listRoutes(core),
	);
	app.use((_request, response) => void response.status(404).json({ message: 'Not Found' }));
	app.use(answerErrors(core));
	return app;
}

function afterChanges(changed: () => void): RequestHandler {
	return (request, response, next) => {
		if (request.method !== 'GET') response.once('close', changed);
		next();
	};
}
