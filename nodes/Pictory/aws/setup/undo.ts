import { eventsName, readName, ROLE_NAME, topicArn } from './names';
import { notifications } from './notifications';
import { placesOf, placeText } from './places';
import { commandLine } from './shell';
import { stacksOf } from './stacks';
import type { Command, SetupInput } from './types';

/** For what was made with the templates. The role stays: other buckets may use it. */
export function undoStackCommands(input: SetupInput): Command[] {
	return [
		...stopReporting(input),
		// First what reports new files, then what lets Pictory read them.
		...[...stacksOf(input)].reverse().map(({ purpose, stackName, ...place }) => ({
			title:
				purpose === 'events'
					? `Delete the topic of ${placeText(place)}: the trigger no longer hears of its new files`
					: `Take ${placeText(place)} from what Pictory may read`,
			command: commandLine('aws cloudformation delete-stack', [
				['--region', input.region],
				['--stack-name', stackName],
			]),
		})),
	];
}

/** For what was made without the templates. */
export function undoPlainCommands(input: SetupInput): Command[] {
	const { region, triggerUrl } = input;
	return placesOf(input.buckets).reduce<Command[]>(
		(commands, place) => [
			...commands,
			...(triggerUrl === undefined
				? []
				: [
						{
							title: `Delete the topic of ${placeText(place)} (${eventsName(input, place)}), with its subscriptions`,
							command: commandLine('aws sns delete-topic', [
								['--region', region],
								['--topic-arn', topicArn(input, place)],
							]),
						},
					]),
			{
				title: `Take ${placeText(place)} from what Pictory may read`,
				command: commandLine('aws iam delete-role-policy', [
					['--region', region],
					['--role-name', ROLE_NAME],
					['--policy-name', readName(input, place)],
				]),
			},
		],
		stopReporting(input),
	);
}

/** When nothing else uses the role. AWS deletes no role that has policies, so no other bucket can be cut off. */
export function undoRoleCommands({ region }: SetupInput): Command[] {
	const role = [
		['--region', region],
		['--role-name', ROLE_NAME],
	] as const;
	return [
		{
			title: 'What the role may still read. Go on only when this prints nothing',
			command: commandLine('aws iam list-role-policies', [...role, ['--query', 'PolicyNames'], ['--output', 'text']]),
		},
		{ title: 'Delete the role. AWS refuses while it has policies', command: commandLine('aws iam delete-role', role) },
	];
}

function stopReporting(input: SetupInput): Command[] {
	if (input.triggerUrl === undefined) return [];
	return notifications(input).map(({ bucket, prefix, undoCommand }) => ({
		title: `Have ${placeText({ bucket, prefix })} no longer report new files, and leave all else the bucket reports (needs jq)`,
		command: undoCommand,
	}));
}
