import type { FieldSet } from '../../../operation/fields';

/** Fields in the order n8n wants of a collection. */
export function byLabel<Set extends FieldSet>(fields: Set): Set {
	const entries = Object.entries(fields).sort(([, one], [, other]) => one.label.localeCompare(other.label, 'en'));
	return Object.fromEntries(entries) as Set;
}
