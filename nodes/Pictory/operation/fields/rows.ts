import { anything } from '../rules';
import { type Field, type FieldSpec, isNothing, type Label, propertyOf } from './field';
import { membersOf, innerPropertiesOf, reportUnknown } from './members';
import { putAt } from './place';
import { type FieldSet, putAll, readAll, type Values } from './read';
import { rowsIn } from './rowsGiven';
import { twinFor } from './wholeExpression';

export interface RowsSpec extends FieldSpec {
	/** Name of the list in n8n's value. */
	group: string;
	/** Of one row: "Scene" is reported as "Scene 1 › …". */
	row: string;
	/** The number of the first one, where another field is for those before it; 1 unless said otherwise. */
	from?: number;
	/** The text of its button. */
	add: string;
	isSortable?: boolean;
	/** The field that a text in a list of texts is meant for. */
	main: string;
}

/** Rows of fields. */
export function rows<Set extends FieldSet>(
	name: string,
	label: string,
	fields: Set,
	spec: RowsSpec,
): Field<Array<Values<Set>>> {
	const { group, row, from = 1, add, isSortable, required, missing, at = name } = spec;
	const property = propertyOf(
		name,
		label,
		{ ...spec, placeholder: add },
		{
			property: {
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, multipleValueButtonText: add, ...(isSortable && { sortable: true }) },
				options: [{ displayName: row, name: group, values: innerPropertiesOf(fields) }],
			},
			default: { [group]: [{}] },
		},
	);
	return {
		name,
		label,
		spec,
		properties: [property, twinFor(property, `${name}.${group}`)],
		empty: [],
		rule: anything,
		labels: [
			[at, label],
			[`${at}[]`, `${row} #`],
			...Object.values(fields).flatMap((field) =>
				field.labels.map(([path, words]): Label => [`${at}[].${path}`, `${row} # › ${words}`]),
			),
		],
		read(source) {
			const entry = source.entry(name);
			// Where no row is there by itself, n8n's value without rows is none.
			const isNone = spec.default !== undefined && isNothing(entry.value);
			const found = isNone ? [] : rowsIn(entry, fields, label, spec, source);
			if (found?.length === 0 && (missing ?? required)) source.problem(label, missing ?? 'is empty. Fill it in.');
			return (found ?? []).flatMap((each, index) => {
				if (!each) return [];
				const title = `${row} ${index + from}`;
				const tell = (field: string, message: string): void => source.problem(`${title} › ${field}`, message);
				reportUnknown(each, fields, title, source);
				return [readAll(fields, membersOf(source, each, tell, fields))];
			});
		},
		put(body, value) {
			if (value.length > 0)
				putAt(
					body,
					at,
					value.map((each) => putAll(fields, each)),
				);
		},
		with: ({ name: otherName = name, label: otherLabel = label, ...changes }) =>
			rows(otherName, otherLabel, fields, { ...spec, ...changes }),
	};
}
