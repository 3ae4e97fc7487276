import { eventsName, readName } from './names';
import { placesOf } from './places';
import { eventsTemplate, readTemplate } from './templates';
import type { JsonObject, Place, SetupInput } from './types';
import { toYaml } from './yaml';

/** One CloudFormation stack of a set-up, in the order in which they are made. */
export interface Stack extends JsonObject {
	/** What it is for: reading the files, or reporting new ones. */
	purpose: 'read' | 'events';
	bucket: string;
	prefix: string;
	stackName: string;
	fileName: string;
	template: JsonObject;
	templateYaml: string;
}

export function stacksOf(input: SetupInput): Stack[] {
	const { triggerUrl } = input;
	const places = placesOf(input.buckets);
	return [
		...places.map((place) => stack('read', place, readName(input, place), readTemplate(input, place))),
		...(triggerUrl === undefined
			? []
			: places.map((place) =>
					stack('events', place, eventsName(input, place), eventsTemplate(input, place, triggerUrl)),
				)),
	];
}

function stack(purpose: Stack['purpose'], place: Place, stackName: string, template: JsonObject): Stack {
	return {
		purpose,
		...place,
		stackName,
		fileName: `${stackName}.yaml`,
		template,
		templateYaml: toYaml(template),
	};
}
