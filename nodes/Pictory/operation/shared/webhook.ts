import { MAX_WEBHOOK_LENGTH } from '../../transport/webhook';
import { callAddress } from '../address';

/** Where Pictory calls back when a job has ended. */
export const webhook = callAddress('webhook', 'Webhook URL', MAX_WEBHOOK_LENGTH, {
	placeholder: 'e.g. https://example.com/pictory-done',
	description: 'Pictory calls it when the job is finished. At most 500 characters.',
});
