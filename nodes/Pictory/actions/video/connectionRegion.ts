import type { IDataObject } from 'n8n-workflow';

import { shownAddress } from '../../common/shownAddress';
import { connectionRegion } from '../../transport/awsConnection';
import type { Pictory } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import { INVALID_PARAMETER } from '../../operation/problems';
import type { FileAddress } from '../../operation/rules';

/**
 * For a storyboard that is about to be started: its files name a region, and only Pictory knows which one the chosen
 * connection is for. A video whose files are elsewhere would be paid for and fail.
 * @param labelOf turns a place in the body into the words of the panel
 * @returns nothing when there is nothing to compare; else what throws PictoryFailure where the regions differ or the
 * connection does not exist, and lets through whatever cannot be found out
 */
export function regionCheck(
	{ awsConnectionId: id }: IDataObject,
	files: FileAddress[],
	labelOf: (path: string) => string,
): ((pictory: Pictory) => Promise<void>) | undefined {
	if (typeof id !== 'string' || id.trim() === '' || !files.some(({ region }) => region !== undefined)) return undefined;
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

function contradiction(label: string, { address, region }: FileAddress, connection: string): PictoryFailure {
	return new PictoryFailure(`'${label}' is in ${region}, but the AWS Connection is for ${connection}`, {
		code: INVALID_PARAMETER,
		description: `No video was started. The address says it: ${shownAddress(address)}. Choose an AWS Connection for ${region} (AWS Connection → Create makes one), or correct the address`,
	});
}
