import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';

/** Sets a member of a body by its path, such as `background.searchFilter.query`, and makes the objects on the way there. */
export function putAt(body: IDataObject, path: string, value: unknown): void {
	const names = path.split('.');
	const last = names.pop() ?? '';
	let parent = body;
	for (const name of names) {
		const member = parent[name];
		const next: IDataObject = isPlainObject(member) ? member : {};
		parent[name] = next;
		parent = next;
	}
	parent[last] = value as IDataObject[string];
}

/** The path of a member of something that stands at a path itself; '' is the body. */
export function below(path: string, name: string): string {
	return path === '' ? name : name === '' ? path : `${path}.${name}`;
}
