import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';

/** Saved executions have it under this name. */
const LEDGER = 'pictoryStarted';

/** For executions without a store of their own, such as a call through n8n's MCP Server Trigger: it lasts as long as they do. */
const storesInMemory = new WeakMap<object, IDataObject>();

/** Where the ledger's entries are kept, by key: the execution's own data. */
export function ledgerStoreOf(context: IExecuteFunctions): IDataObject {
	const node = contextData(context);
	if (!isPlainObject(node[LEDGER])) node[LEDGER] = {};
	return node[LEDGER] as IDataObject;
}

function contextData(context: IExecuteFunctions): IDataObject {
	try {
		return context.getContext('node') as IDataObject;
	} catch {
		// n8n's contexts all carry it, although their interfaces do not say so.
		const data: unknown = 'runExecutionData' in context ? context.runExecutionData : undefined;
		const owner = typeof data === 'object' && data !== null ? data : context;
		const kept = storesInMemory.get(owner) ?? {};
		storesInMemory.set(owner, kept);
		return kept;
	}
}
