 

export interface Measured {
	/** What was measured. */
	what: string;
	value: number;
	/** The most it may be, or exactly what it must be. */
	bound: { most: number } | { exactly: number };
	unit?: string;
	/** How it came about, e.g. both times. */
	note?: string;
}

export function isKept({ value, bound }: Measured): boolean {
	return 'most' in bound ? value <= bound.most : value === bound.exactly;
}

export function asTable(rows: Measured[]): string {
	const cells = rows.map((row) => [
		isKept(row) ? 'ok' : 'BROKEN',
		row.what,
		`${shown(row.value)}${row.unit ? ` ${row.unit}` : ''}`,
		'most' in row.bound ? `≤ ${shown(row.bound.most)}` : `= ${shown(row.bound.exactly)}`,
		row.note ?? '',
	]);
	const all = [['', 'Measured', 'Value', 'Bound', 'Note'], ...cells];
	const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
	return all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

function shown(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
