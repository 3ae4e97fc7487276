import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

/** What a call comes to: an item, or an item per entry. */
export type Answer = IDataObject | IDataObject[] | AnswerWithFiles;

/** An answer that brings files along. A class, so that nothing Pictory answers can be taken for one. */
export class AnswerWithFiles {
	constructor(
		readonly json: IDataObject,
		readonly binary: IBinaryKeyData,
	) {}
}

/** An answer, and what a person should know of it that it does not show by itself. */
export class AnswerWithHints {
	constructor(
		readonly answer: Answer,
		readonly hints: readonly string[],
	) {}
}
