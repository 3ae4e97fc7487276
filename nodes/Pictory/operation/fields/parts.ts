import { anything } from '../rules';
import type { Field, FieldSpec, Label } from './field';
import { partProperty, readPart } from './part';
import { below } from './place';
import { type FieldSet, putAll, type Values } from './read';

type Groups = Readonly<Record<string, readonly [label: string, fields: FieldSet]>>;
type GroupValues<Set extends Groups> = { [Name in keyof Set]?: Values<Set[Name][1]> };

/** Parts of a collection that share one button, each with fields of its own. */
export function parts<Set extends Groups>(
	name: string,
	label: string,
	add: string,
	groups: Set,
	spec: FieldSpec = {},
): Field<GroupValues<Set>> {
	const entries = Object.entries(groups);
	return {
		name,
		label,
		spec,
		properties: [partProperty(name, label, add, groups, spec)],
		empty: {},
		rule: anything,
		labels: entries.flatMap(([group, [title, fields]]) =>
			Object.values(fields).flatMap((field) =>
				field.labels.map(([path, words]): Label => [below(group, path), `${title} › ${words}`]),
			),
		),
		read(source) {
			const values = entries.map(
				([group, [title, fields]]) =>
					[group, readPart(source, name, group, title, `${title} › `, fields, Object.keys(groups))] as const,
			);
			return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as GroupValues<Set>;
		},
		put(body, values) {
			for (const [group, [, fields]] of entries) {
				const value = values[group];
				if (value) body[group] = putAll(fields, value);
			}
		},
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			parts(otherName, otherLabel, add, groups, { ...spec, ...changes }),
	};
}
