import type { FieldProblem } from './answers';
import type { JsonObject } from './json';
import type { Job } from './jobs';
import { elementsById } from './render-params';

/** A visual may become the other kind of visual (§4.6: `type` of a background can be changed). */
const VISUALS: readonly unknown[] = ['image', 'video'];

/** What the schema cannot say of changed elements: they have to be of the kind of the stored one. Unknown ids are ignored. */
export function updateProblems(preview: Job, updates: JsonObject[]): FieldProblem[] {
	const known = elementsById(preview);
	return updates.flatMap((update, index): FieldProblem[] => {
		const stored = known.get(String(update.id));
		if (!stored) return [];
		if (update.elementType !== stored.elementType)
			return [{ name: `[${index}].elementType`, errors: `must be ${String(stored.elementType)}` }];
		const isSwap = VISUALS.includes(update.type) && VISUALS.includes(stored.type);
		if (update.type === stored.type || isSwap) return [];
		return [{ name: `[${index}].type`, errors: `must be ${String(stored.type)}` }];
	});
}

export function changeElements(preview: Job, updates: JsonObject[]): void {
	const known = elementsById(preview);
	for (const update of updates) {
		const id = String(update.id);
		if (known.has(id)) preview.elementChanges[id] = { ...preview.elementChanges[id], ...update };
	}
}
