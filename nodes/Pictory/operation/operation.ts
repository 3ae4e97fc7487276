import { type FieldSet, labelIn, labelsOf, propertiesOf, readAll, type Values } from './fields';
import type { Item } from './item';
import type { Operation, Preparation, Task } from './types';

interface Definition<Set extends FieldSet> {
	option: Operation['option'];
	/** In the order of the panel. A field several operations share is the same object in each of them. */
	fields: Set;
	group?: Operation['group'];
	/**
	 * Never talks to the network: what is wrong goes to `item.problem(…)`, and nothing is sent for any item before all
	 * items of the run are prepared.
	 * @param values of the first item's fields; what is wrong with them has been reported
	 */
	prepare(values: Values<Set>, item: Item, run: Preparation): Task;
}

/** One operation of a resource, from its fields and one function. */
export function operation<Set extends FieldSet>({ option, fields, group, prepare }: Definition<Set>): Operation {
	return {
		option,
		parameters: propertiesOf(fields),
		settings: Object.values(fields).filter(({ spec }) => spec.isSetting),
		label: labelIn(labelsOf(fields)),
		...(group && { group }),
		prepare: (item, run) => prepare(readAll(fields, item.source), item, run),
	};
}
