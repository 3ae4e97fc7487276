import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** What a locator picks, in the words of its label and placeholders. */
interface Locator {
	displayName: string;
	name: string;
	description?: string;
	hint?: string;
	required?: boolean;
	/** Name of the `listSearch` method in `methods/` that fills the list. */
	searchListMethod: string;
	/** An id as it could really look, shown as "e.g. …". */
	exampleId: string;
	/** Extra ways to name the thing, after From List and By ID. */
	modes?: INodePropertyMode[];
}

/** A searchable list of what is in the user's Pictory account, or the thing's id. */
export function locator({ searchListMethod, exampleId, modes = [], ...parameter }: Locator): INodeProperties {
	return {
		...parameter,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose…',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${exampleId}` },
			...modes,
		],
	};
}
