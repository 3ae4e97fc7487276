import type { IDataObject } from 'n8n-workflow';

import { asObject, type Pictory } from '../../transport/client';
import { Cancelled, PictoryFailure } from '../../transport/failure';
import { regionOf } from '../awsConnection/checks';
import { aboutConnection } from '../awsConnection/failures';
import { connectionPath } from '../awsConnection/fields';
import { INVALID_PARAMETER } from '../../operation/problems';
import { filesOf } from './storyboard/check';
import type { FileAddress } from './storyboard/rules/rule';

/**
 * A look that a storyboard needs before it is started: its files name a region, and only Pictory knows which one the chosen
 * connection is for. A video whose files are elsewhere would be paid for and fail.
 * @param labelOf turns a place in the body into the words of the panel
 * @returns nothing when there is nothing to look at; else what throws PictoryFailure where the regions differ or the
 * connection does not exist, and lets through whatever cannot be found out
 */
export function regionCheck(
	body: IDataObject,
	labelOf: (path: string) => string,
): ((pictory: Pictory) => Promise<void>) | undefined {
	const { awsConnectionId: id } = body;
	const files = filesOf(body).filter(({ region }) => region !== undefined);
	if (typeof id !== 'string' || id.trim() === '' || files.length === 0) return undefined;
	return async (pictory) => {
		const region = await connectionRegion(pictory, id.trim());
		const file = region === undefined ? undefined : regionContradiction(files, region);
		if (file) throw contradiction(labelOf(file.path), file, region ?? '');
	};
}

/** The first file whose address names another region than the connection's. */
export function regionContradiction(files: FileAddress[], connectionRegion: string): FileAddress | undefined {
	return files.find(({ region }) => region !== undefined && region !== connectionRegion);
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
const LOOK_TIMEOUT_MS = 15_000;

async function readRegion(pictory: Pictory, id: string): Promise<string | undefined> {
	try {
		return regionOf(asObject(await pictory.look(connectionPath(id), { timeoutMs: LOOK_TIMEOUT_MS })));
	} catch (error) {
		if (error instanceof Cancelled) throw asError(error);
		if (error instanceof PictoryFailure && error.details.status === 404) throw asError(aboutConnection(error, id));
		return undefined;
	}
}

function contradiction(label: string, { address, region }: FileAddress, connection: string): PictoryFailure {
	return new PictoryFailure(`'${label}' is in ${region}, but the AWS Connection is for ${connection}`, {
		code: INVALID_PARAMETER,
		description: `No video was started. The address says it: ${address}. Choose an AWS Connection for ${region} (AWS Connection → Create makes one), or correct the address`,
	});
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure('Something unexpected happened');
}
