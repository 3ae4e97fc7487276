import { shownAddress } from '../../../../common/shownAddress';
import { addressRule } from '../../../../operation/address';
import type { Check } from '../../../../operation/rules';
import { isFilled } from '../../../../operation/rules';

export { isWebAddress } from '../../../../operation/address';

export const fileAddress = addressRule('visual');
export const imageAddress = addressRule('image');
export const videoAddress = addressRule('video');
export const audioAddress = addressRule('audio');
export const presentationAddress = addressRule('presentation');
export const anyFileAddress = addressRule('file');
/** A page anyone can open. */
export const webAddress = addressRule('page');

/** A connection is for one region, so all files read through it must be in that one. */
export function filesInOneRegion(check: Check): void {
	if (!isFilled(check.body.awsConnectionId)) return;
	const named = check.files.filter(({ region }) => region !== undefined);
	const [first] = named;
	for (const { path, region } of named) {
		if (region === first?.region) continue;
		check.note(
			path,
			`is in ${region}, but ${shownAddress(first?.address ?? '')} is in ${first?.region}, and an AWS Connection is for one region. Make one video per region, each with its own AWS Connection.`,
		);
	}
}
