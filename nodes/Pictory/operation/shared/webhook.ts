import { MAX_WEBHOOK_LENGTH } from '../../transport/webhook';
import { isWebAddress } from '../address';
import { text } from '../fields';
import { judged } from '../rules';

/** Where Pictory calls back when a job has ended. */
export const webhook = text('webhook', 'Webhook URL', {
	placeholder: 'e.g. https://example.com/pictory-done',
	description: 'Pictory calls it when the job is finished. At most 500 characters.',
	maxLength: MAX_WEBHOOK_LENGTH,
	rule: judged((address) =>
		isWebAddress(address) ? undefined : 'is not a web address. Enter one that begins with https://.',
	),
});
