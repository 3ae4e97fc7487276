import type { IDataObject } from 'n8n-workflow';

import { asObject, type Pictory } from './client';
import { Cancelled, PictoryFailure, rethrown } from './failure';
import { LISTS } from './lists';
import { pathSegment } from './pathSegment';

/** @throws PictoryFailure for what cannot be an id */
export function connectionPath(id: string): string {
	return `${LISTS.awsConnections.path}/${pathSegment(id)}`;
}

/** @returns nothing when Pictory does not say it */
export function regionOf({ awsRegion }: IDataObject): string | undefined {
	return typeof awsRegion === 'string' && awsRegion !== '' ? awsRegion : undefined;
}

/** A failure about one connection, in the words of the task at hand. Others pass as they are. */
export function aboutConnection(error: unknown, connectionId: string): Error {
	if (!(error instanceof PictoryFailure) || error.details.status !== 404) return rethrown(error);
	return error.reworded(
		`The AWS connection ${connectionId} does not exist`,
		'It may have been deleted, or belong to another Pictory account. Choose another one from the list',
	);
}

/** @returns nothing when Pictory has no such connection */
export async function readConnection(pictory: Pictory, id: string): Promise<IDataObject | undefined> {
	try {
		return asObject(await pictory.get(connectionPath(id)));
	} catch (error) {
		if (error instanceof PictoryFailure && error.details.status === 404) return undefined;
		throw rethrown(error);
	}
}

/** Regions by connection, for one run: Pictory is asked once for each. */
const known = new WeakMap<Pictory, Map<string, Promise<string | undefined>>>();

/**
 * @returns the region of a connection; nothing when Pictory could not be asked or does not say it
 * @throws PictoryFailure when there is no such connection, Cancelled
 */
export async function connectionRegion(pictory: Pictory, id: string): Promise<string | undefined> {
	const regions = known.get(pictory) ?? new Map<string, Promise<string | undefined>>();
	known.set(pictory, regions);
	const region = regions.get(id) ?? readRegion(pictory, id);
	regions.set(id, region);
	return await region;
}

/** Milliseconds. One try: the video is started in any case but one. */
const READ_TIMEOUT_MS = 15_000;

async function readRegion(pictory: Pictory, id: string): Promise<string | undefined> {
	try {
		return regionOf(asObject(await pictory.readOnce(connectionPath(id), { timeoutMs: READ_TIMEOUT_MS })));
	} catch (error) {
		if (error instanceof Cancelled) throw rethrown(error);
		if (error instanceof PictoryFailure && error.details.status === 404) throw aboutConnection(error, id);
		return undefined;
	}
}
