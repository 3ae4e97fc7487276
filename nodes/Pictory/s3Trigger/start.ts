import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type Arrival, arrivalItem, identityOf } from '../aws/events/arrival';
import { passes } from '../aws/events/filter';
import { type MessageFile, splitMessage } from './files';
import { holdExecution, isRecovered } from './gate';
import { triggerName } from './name';
import { repeatsOf } from './repeats';
import { respond } from './respond';
import type { Settings } from './settings';

/**
 * Starts the workflow for those of a message's files that pass the filter and have not started it before.
 * @param body of the request, which may have to be sent to another process of this n8n
 */
export async function startForFiles(
	context: IWebhookFunctions,
	settings: Settings,
	body: Buffer,
	files: MessageFile[],
): Promise<IWebhookResponseData> {
	const matches = files
		.filter(({ arrival }) => passes(arrival, settings.filter))
		.map((file) => ({ ...file, identity: identityOf(file.arrival, settings.sameness) }));

	// With "Listen for test event", one file can be sent again and again.
	if (context.getMode() === 'manual') {
		return start(
			context,
			matches.map(({ arrival }) => arrival),
		);
	}

	const staticData = context.getWorkflowStaticData('node');
	const trigger = triggerName(context);
	const repeats = repeatsOf(trigger);
	repeats.learn(staticData.recentFiles);
	let candidates = matches.filter(
		({ arrival, identity }) => !repeats.knows(identity) && !isRecovered(trigger, arrivalItem(arrival)),
	);
	if (settings.executionPer === 'file' && candidates.length > 1) {
		const [first, ...others] = candidates.map(({ index }) => index);
		const failures = new Set(await splitMessage(context, settings, body, files, others));
		candidates = candidates.filter(({ index }) => index === first || failures.has(index));
	}
	const newIdentities = await repeats.reserve(
		candidates.map(({ identity }) => identity),
		context.getResponseObject(),
	);
	const identities = [...newIdentities];
	// `delete` returns whether it was still there, so a file that a message names twice counts once.
	const arrivals = candidates.filter(({ identity }) => newIdentities.delete(identity)).map(({ arrival }) => arrival);
	return start(context, arrivals, () => {
		staticData.recentFiles = repeats.add(identities);
	});
}

/**
 * @param onStarted called when the execution exists: n8n asks for the answer after it has made the execution and
 * before it saves the static data. Changes made to that data earlier are lost, because making the execution marks
 * them as saved.
 */
function start(context: IWebhookFunctions, arrivals: Arrival[], onStarted?: () => void): IWebhookResponseData {
	if (arrivals.length === 0) return respond(context, 200, 'Nothing new for this workflow');
	const items = arrivals.map((arrival) => ({ json: arrivalItem(arrival) }));
	if (onStarted) holdExecution(triggerName(context), items, context.getResponseObject());
	return {
		workflowData: [items],
		get webhookResponse() {
			onStarted?.();
			return { message: 'Workflow was started' };
		},
	};
}
