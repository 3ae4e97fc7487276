import { operation } from '../../operation/operation';
import { callOptions } from '../../operation/shared/waiting';
import { asObject } from '../../transport/client';

/**
 * GET /v1/quota (docs/pictory-api.md §1.6): used and limit of video, transcription and voice minutes and of AI
 * credits.
 */
export const getQuota = operation({
	option: {
		name: 'Get Quota',
		value: 'getQuota',
		action: 'Get quota',
		description: 'How many minutes and AI credits are used and left in this billing term',
	},
	fields: callOptions,
	prepare: () => ({ kind: 'call', run: async (pictory) => asObject(await pictory.get('/v1/quota')) }),
});
