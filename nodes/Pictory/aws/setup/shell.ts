/**
 * One word of a POSIX shell, whatever it holds: nothing is special between single quotes but the quote itself
 * (pubs.opengroup.org/onlinepubs/9699919799, Shell Command Language §2.2.2).
 */
export function word(text: string): string {
	return /^[A-Za-z0-9_./:=@,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A command with its arguments, one option per line. */
export function commandLine(
	command: string,
	options: ReadonlyArray<readonly [option: string, value?: string]>,
): string {
	const parts = options.map(([option, value]) => (value === undefined ? option : `${option} ${word(value)}`));
	return [command, ...parts].join(' \\\n  ');
}
