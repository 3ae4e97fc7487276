export interface Measured {
	/** What was measured. */
	what: string;
	value: number;
	/** The most or the least it may be, or exactly what it must be. */
	bound: { most: number } | { least: number } | { exactly: number };
	unit?: string;
	/** How it came about, e.g. both times. */
	note?: string;
}

export function isKept({ value, bound }: Measured): boolean {
	if ('most' in bound) return value <= bound.most;
	return 'least' in bound ? value >= bound.least : value === bound.exactly;
}

export function asTable(rows: Measured[]): string {
	const cells = rows.map((row) => [
		isKept(row) ? 'ok' : 'BROKEN',
		row.what,
		`${shown(row.value)}${row.unit ? ` ${row.unit}` : ''}`,
		shownBound(row.bound),
		row.note ?? '',
	]);
	const all = [['', 'Measured', 'Value', 'Bound', 'Note'], ...cells];
	const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
	return all
		.map((line) =>
			line
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function shownBound(bound: Measured['bound']): string {
	if ('most' in bound) return `≤ ${shown(bound.most)}`;
	return 'least' in bound ? `≥ ${shown(bound.least)}` : `= ${shown(bound.exactly)}`;
}

function shown(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
