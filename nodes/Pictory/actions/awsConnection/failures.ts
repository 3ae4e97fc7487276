import { PictoryFailure } from '../../transport/failure';
import { awsAccountId, awsRegion, connectionName } from './fields';

const LABELS: Readonly<Record<string, string | undefined>> = {
	[awsAccountId.name]: awsAccountId.label,
	[awsRegion.name]: awsRegion.label,
	[connectionName.name]: connectionName.label,
};

const TAKEN = /duplicate|already|exists|unique|taken|conflict|in use/i;
const NOT_THERE = /(?:not|n't|n’t|never)\s+(?:\w+\s+)?exist|no such/i;

/**
 * Name conflicts and version conflicts come as 409 or 400 with a word about it (docs/pictory-api.md §1.5: both are
 * possible).
 */
export function isConflict(error: unknown, about: 'name' | 'version'): error is PictoryFailure {
	if (!(error instanceof PictoryFailure)) return false;
	const { status } = error.details;
	if (status !== 409 && status !== 400) return false;
	const said = `${error.details.code ?? ''} ${wordsOf(error)}`;
	if (about === 'version') return /version/i.test(said) || (status === 409 && !/name|duplicate|exist/i.test(said));
	return (TAKEN.test(said) && !NOT_THERE.test(said)) || (status === 409 && !/version/i.test(said));
}

/** Whether a create is refused because of what is there. It has no version, so whatever a 409 says, that is it. */
export function isRefusedForAnother(error: unknown): error is PictoryFailure {
	return isConflict(error, 'name') || (error instanceof PictoryFailure && error.details.status === 409);
}

/** A refusal with advice. The message is what Pictory said of it, and all it said beside that stays, too. */
export function advised(error: PictoryFailure, advice: string): PictoryFailure {
	const { description, fields = [] } = error.details;
	const [only, ...more] = fields;
	const reasons = fields.map(({ name, reason }) => `'${LABELS[name] ?? name}': ${reason}`);
	const isOne = only !== undefined && more.length === 0;
	const said = [...(isOne ? [`${error.message} ('${LABELS[only.name] ?? only.name}')`] : reasons), description, advice];
	return error.reworded(isOne ? only.reason : error.message, said.filter(Boolean).join('\n'));
}

function wordsOf({ message, details: { description = '', fields = [] } }: PictoryFailure): string {
	return `${message} ${description} ${fields.map(({ name, reason }) => `${name} ${reason}`).join(' ')}`;
}
