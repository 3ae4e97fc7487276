import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import * as listSearch from './methods/listSearch';
import * as resourceMapping from './methods/resourceMapping';
import { properties } from './panel';

export class Pictory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pictory',
		name: 'pictory',
		icon: { light: 'file:../../icons/pictory.svg', dark: 'file:../../icons/pictory.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Make AI videos from text, articles, slides and your own footage, private in S3 or public',
		defaults: { name: 'Pictory' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pictoryApi', required: true }],
		properties,
	};

	methods = { listSearch, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { execute } = await import('./execution');
		return await execute(this);
	}
}
