import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import type { FileAddress } from '../rules';

/**
 * A body with the addresses as they were judged: in free JSON they stand as somebody has pasted them.
 * @param files as the rules have met them in this body
 */
export function withAddresses(body: IDataObject, files: readonly FileAddress[]): IDataObject {
	const meant = new Map(files.map(({ path, address }) => [path, address]));
	return meant.size === 0 ? body : { ...body, ...membersOf(body, '', meant) };
}

function membersOf(parent: IDataObject, path: string, meant: ReadonlyMap<string, string>): IDataObject {
	return Object.fromEntries(
		Object.entries(parent).map(([name, value]) => [
			name,
			replaced(value, path === '' ? name : `${path}.${name}`, meant),
		]),
	);
}

function replaced(value: IDataObject[string], path: string, meant: ReadonlyMap<string, string>): IDataObject[string] {
	if (typeof value === 'string') return meant.get(path) ?? value;
	if (Array.isArray(value)) {
		const list: unknown[] = value;
		return list.map((entry, index) =>
			replaced(entry as IDataObject[string], `${path}[${index}]`, meant),
		) as IDataObject[];
	}
	return isPlainObject(value) ? membersOf(value, path, meant) : value;
}
