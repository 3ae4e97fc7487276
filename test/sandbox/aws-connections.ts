import { Router } from 'express';
import { answerConflict, answerInvalid, answerNotFound } from './answers';
import type { Core } from './core';
import { newConnectionId } from './ids';

/** §2 */
export interface AwsConnection {
	connectionId: string;
	name: string;
	description?: string;
	awsAccountId: string;
	awsRegion: string;
	enabled: boolean;
	createdDate: string;
	updatedDate: string;
	version: number;
}

interface CreateBody {
	name: string;
	description?: string;
	awsAccountId: string;
	awsRegion: string;
	enabled?: boolean;
}

interface UpdateBody {
	name?: string;
	description?: string;
	enabled?: boolean;
	version: number;
}

const GONE = 'AWS connection not found';

export function awsConnectionRoutes(core: Core): Router {
	const router = Router();
	const { state, settings } = core;
	const isTaken = (name: string, exceptId?: string) =>
		!settings.allowDuplicateNames &&
		[...state.connections.values()].some((other) => other.name === name && other.connectionId !== exceptId);

	const isServed = ({ awsAccountId, awsRegion }: CreateBody) =>
		[...state.connections.values()].some(
			(other) => other.awsAccountId === awsAccountId && other.awsRegion === awsRegion,
		);

	router.post('/v1/awsconnections', (request, response) => {
		const body = request.body as CreateBody;
		if (settings.enabledRequired && body.enabled === undefined) {
			return answerInvalid(response, settings, [{ name: 'enabled', errors: "must have required property 'enabled'" }]);
		}
		if (isTaken(body.name)) {
			return answerConflict(response, settings, 'name', `An AWS connection named ${body.name} already exists`);
		}
		if (settings.onePerAccountAndRegion && isServed(body)) {
			return answerConflict(response, settings, 'awsRegion', 'A connection for this account and region already exists');
		}
		const now = new Date();
		const connection: AwsConnection = {
			...body,
			enabled: body.enabled ?? true,
			connectionId: newConnectionId(now),
			createdDate: now.toISOString(),
			updatedDate: now.toISOString(),
			version: 1,
		};
		state.connections.set(connection.connectionId, connection);
		response.status(settings.createStatus).json(written(connection));
	});

	router.get('/v1/awsconnections', (_request, response) => {
		response.json({ Items: [...state.connections.values()].map(read) });
	});

	router.get('/v1/awsconnections/:connectionId', (request, response) => {
		const connection = state.connections.get(request.params.connectionId);
		if (connection) response.json(read(connection));
		else answerNotFound(response, settings, GONE);
	});

	router.put('/v1/awsconnections/:connectionId', (request, response) => {
		const body = request.body as UpdateBody;
		const connection = state.connections.get(request.params.connectionId);
		if (!connection) return answerNotFound(response, settings, GONE);
		if (settings.updateNameRequired && body.name === undefined) {
			return answerInvalid(response, settings, [{ name: 'name', errors: "must have required property 'name'" }]);
		}
		if (body.version !== connection.version) {
			return answerConflict(
				response,
				settings,
				'version',
				`Version ${body.version} does not match the current version ${connection.version}`,
			);
		}
		if (body.name !== undefined && isTaken(body.name, connection.connectionId)) {
			return answerConflict(response, settings, 'name', `An AWS connection named ${body.name} already exists`);
		}
		Object.assign(connection, body, { version: connection.version + 1, updatedDate: new Date().toISOString() });
		response.json(settings.updateAnswersFully ? read(connection) : written(connection));
	});

	router.delete('/v1/awsconnections/:connectionId', (request, response) => {
		const isDeleted = state.connections.delete(request.params.connectionId);
		if (isDeleted || settings.awsDeleteIdempotent) response.status(204).end();
		else answerNotFound(response, settings, GONE);
	});

	return router;
}

/** As list and get show it. */
function read(connection: AwsConnection): object {
	return { ...connection, type: 'AWS' };
}

/** As create and update answer: without type and dates. */
function written({
	connectionId,
	name,
	description,
	awsAccountId,
	awsRegion,
	enabled,
	version,
}: AwsConnection): object {
	return { enabled, name, description, awsAccountId, awsRegion, connectionId, version };
}
