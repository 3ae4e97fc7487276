import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

/** An answer that brings files along. A class, so that nothing Pictory answers can be taken for one. */
export class AnswerWithFiles {
	constructor(
		readonly json: IDataObject,
		readonly binary: IBinaryKeyData,
	) {}
}
