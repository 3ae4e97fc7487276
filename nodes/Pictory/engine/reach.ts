import type { IExecuteFunctions } from 'n8n-workflow';

import { type Reach, reachOf } from '../operation/reach';

/** What is wrong with the credential is said when it is used, and not here. */
export async function readReach(context: IExecuteFunctions): Promise<Reach> {
	const credential = await context.getCredentials<{ baseUrl?: unknown }>('pictoryApi').catch(() => undefined);
	return reachOf(credential?.baseUrl);
}
