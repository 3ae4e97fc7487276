import type { IWebhookFunctions } from 'n8n-workflow';

const AT_ONCE = 10;
const TIME_LIMIT_MS = 10_000;

/** Headers that prove a message, or say what it is. */
const HEADERS = ['content-type', 'authorization', 'x-pictory-secret', 'x-amz-sns-rawdelivery', 'x-amz-sns-topic-arn'];

/**
 * n8n starts one execution per request, so a message that tells of several files is posted again to the trigger's own
 * URL, as it came, once for each of them: `file` says which. The repeat is checked like any other message, so it needs
 * no trust of its own.
 * @param indexes of the files in the message
 * @returns those that could not be started this way, e.g. because n8n cannot reach its own public address
 */
export async function relay(context: IWebhookFunctions, body: Buffer, indexes: number[]): Promise<number[]> {
	const failed: number[] = [];
	for (let start = 0; start < indexes.length; start += AT_ONCE) {
		// One that fails tells how the others would end, and SNS waits for 15 seconds only.
		if (failed.length > 0) return [...failed, ...indexes.slice(start)];
		const batch = indexes.slice(start, start + AT_ONCE);
		const started = await Promise.all(batch.map(async (index) => await post(context, body, index)));
		failed.push(...batch.filter((_, position) => !started[position]));
	}
	return failed;
}

async function post(context: IWebhookFunctions, body: Buffer, index: number): Promise<boolean> {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) return false;
	const headers = context.getHeaderData();
	const query = context.getQueryData() as Record<string, unknown>;
	try {
		const response: unknown = await context.helpers.httpRequest({
			method: 'POST',
			url,
			qs: { file: index, ...(typeof query.secret === 'string' && { secret: query.secret }) },
			headers: Object.fromEntries(HEADERS.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : []))),
			body,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIME_LIMIT_MS,
		});
		const { statusCode } = response as { statusCode: number };
		return statusCode >= 200 && statusCode < 300;
	} catch (error) {
		context.logger.warn('Pictory S3 Trigger: n8n could not reach its own URL, so the files of one message start together', { error });
		return false;
	}
}
