import type { IDataObject } from 'n8n-workflow';

import { anything, type Rule } from '../rules';
import { readJsonList, readJsonObject, whole } from '../reading/json';
import { type Field, field, type FieldSpec } from './field';

export interface JsonSpec extends FieldSpec {
	rows?: number;
	rule?: Rule;
}

/** A JSON object. @returns nothing when it is empty */
export function json(name: string, label: string, spec: JsonSpec = {}): Field<IDataObject | undefined> {
	return field<IDataObject | undefined>(name, label, spec, {
		property: property(spec),
		default: '{}',
		empty: undefined,
		read: (entry) => whole(readJsonObject(entry)),
		rule: spec.rule ?? anything,
		again: (otherName, otherLabel, again) => json(otherName, otherLabel, { ...spec, ...again }),
	});
}

/** A JSON array of objects. @returns nothing when it is empty */
export function jsonList(name: string, label: string, spec: JsonSpec = {}): Field<IDataObject[] | undefined> {
	return field<IDataObject[] | undefined>(name, label, spec, {
		property: property(spec),
		default: '[]',
		empty: undefined,
		read: (entry) => whole(readJsonList(entry)),
		rule: spec.rule ?? anything,
		again: (otherName, otherLabel, again) => jsonList(otherName, otherLabel, { ...spec, ...again }),
	});
}

function property({ rows }: JsonSpec): { type: 'json'; typeOptions?: { rows: number } } {
	return { type: 'json', ...(rows && { typeOptions: { rows } }) };
}
