import { PictoryFailure } from '../../transport/failure';

/**
 * Name conflicts and version conflicts come as 409 or 400 with a word about it (docs/pictory-api.md §1.5: both are
 * possible).
 */
export function isConflict(error: unknown, about: 'name' | 'version'): error is PictoryFailure {
	if (!(error instanceof PictoryFailure)) return false;
	const { status, code = '', description = '', fields = [] } = error.details;
	if (status !== 409 && status !== 400) return false;
	const said = `${error.message} ${code} ${description} ${fields.map(({ name, reason }) => `${name} ${reason}`).join(' ')}`;
	if (about === 'version') return /version/i.test(said) || (status === 409 && !/name|duplicate|exist/i.test(said));
	return /duplicate|already|exist|unique|taken/i.test(said) || (status === 409 && !/version/i.test(said));
}

export function nameTaken(error: PictoryFailure, name: string): PictoryFailure {
	return error.reworded(
		`An AWS connection named "${name}" exists already`,
		'Choose another name, or use AWS Connection → Update to change the one that exists',
	);
}
