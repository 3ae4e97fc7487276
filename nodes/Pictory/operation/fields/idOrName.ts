import type { Field } from './field';
import { id, type IdSpec, isByName } from './id';
import { putAt } from './place';

/** The member of the body that says which one is meant: its ID, or its name. */
type IdOrName = Readonly<Record<string, string>>;

/**
 * Something of the account that goes by its ID or by its name, each of which has a member of its own.
 * @returns no member when none is chosen
 */
export function idOrName(
	label: string,
	byId: string,
	byName: string,
	spec: Omit<IdSpec, 'modes' | 'covers'> & {
		exampleName: string;
		/** What the way to name it is called, if not By Name. */
		byName?: string;
	},
): Field<IdOrName> {
	const field = id(byId, label, {
		...spec,
		modes: [
			{
				displayName: spec.byName ?? 'By Name',
				name: 'name',
				type: 'string',
				placeholder: `e.g. ${spec.exampleName}`,
			},
		],
		covers: [byName],
	});
	return {
		...field,
		empty: {},
		read(source) {
			const chosen = field.read(source);
			return chosen === '' ? {} : { [isByName(source.value(byId)) ? byName : byId]: chosen };
		},
		put(body, chosen) {
			for (const [member, value] of Object.entries(chosen)) putAt(body, member, value);
		},
		with: ({ name = byId, label: otherLabel = label, ...changes }) =>
			idOrName(otherLabel, name, byName, { ...spec, ...changes }),
	};
}
