import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';

/**
 * Sets a member of a body by its path, such as `background.searchFilter.query`, and makes the objects on the way there.
 * `clips[].start` and `clips[0].start` are the start of the first clip.
 */
export function putAt(body: IDataObject, path: string, value: unknown): void {
	const names = path.split('.');
	const last = names.pop() ?? '';
	let parent = body;
	for (const name of names) {
		const list = name.replace(/\[0?\]$/, '');
		parent = list === name ? memberOf(parent, name) : firstOf(parent, list);
	}
	parent[last] = value as IDataObject[string];
}

function memberOf(parent: IDataObject, name: string): IDataObject {
	const member = parent[name];
	const next: IDataObject = isPlainObject(member) ? member : {};
	parent[name] = next;
	return next;
}

function firstOf(parent: IDataObject, name: string): IDataObject {
	const list: unknown = parent[name];
	const first: unknown = Array.isArray(list) ? list[0] : undefined;
	const next: IDataObject = isPlainObject(first) ? first : {};
	parent[name] = [next];
	return next;
}

/** The path of a member of something that stands at a path itself; '' is the body. */
export function below(path: string, name: string): string {
	return path === '' ? name : name === '' ? path : `${path}.${name}`;
}
