import type { IDataObject } from 'n8n-workflow';

/** Without the members that are undefined. */
export function given(members: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
