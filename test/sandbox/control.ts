import express, { Router } from 'express';
import { isFaultKind, type FaultRule } from './faults';
import type { Sandbox } from './index';
import { isObject, type JsonObject } from './json';
import { createServerState } from './persistence';
import type { SandboxSettings } from './settings';
import type { AwsConnection } from './aws-connections';
import type { Job } from './jobs';
import type { Bucket } from './s3';

/** The sandbox's own controls, for other processes: `/__sandbox__/…`. They need no key and stand in no log. */
export function controlRoutes(sandbox: () => Sandbox): Router {
	const router = Router();
	router.use(express.json({ limit: '20mb' }));

	router.get('/log', (_request, response) => {
		const { requests, files, jobs, webhooks } = sandbox().log;
		response.json({ requests, files, jobs, webhooks });
	});
	router.get('/summary', (_request, response) => void response.json(sandbox().log.summary()));
	router.get('/state', (_request, response) => void response.json(createServerState(sandbox().state)));

	router.get('/settings', (_request, response) => void response.json(sandbox().settings));
	router.post('/settings', (request, response) => {
		const { settings } = sandbox();
		const wanted = request.body as JsonObject;
		const unknown = Object.keys(wanted).filter((name) => !(name in settings));
		if (unknown.length > 0)
			return void response.status(400).json({ message: `Unknown settings: ${unknown.join(', ')}` });
		Object.assign(settings, wanted as Partial<SandboxSettings>);
		response.json(settings);
	});

	router.post('/faults', (request, response) => {
		const rules: unknown[] = Array.isArray(request.body) ? request.body : [request.body];
		if (!rules.every((rule) => isObject(rule) && isFaultKind(rule.kind))) {
			return void response.status(400).json({ message: 'A fault needs a known kind' });
		}
		for (const rule of rules) sandbox().addFault(rule as FaultRule);
		response.status(204).end();
	});
	router.delete('/faults', (_request, response) => {
		sandbox().clearFaults();
		response.status(204).end();
	});

	router.post('/reset', (_request, response) => {
		sandbox().reset();
		response.status(204).end();
	});

	router.post('/connections', (request, response) => {
		response.json(sandbox().state.addConnection(request.body as Partial<AwsConnection>));
	});
	router.post('/jobs', (request, response) => void response.json(sandbox().state.addJob(request.body as Partial<Job>)));
	router.post('/buckets', (request, response) => {
		response.json(sandbox().state.addBucket(request.body as Bucket));
	});
	router.post('/jobs/:jobId/finish', (request, response) => {
		const { failure } = (request.body ?? {}) as Pick<Job, 'failure'>;
		sandbox().state.finishJob(request.params.jobId, failure);
		response.status(204).end();
	});
	return router;
}
