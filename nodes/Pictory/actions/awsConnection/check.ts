import type { IDataObject } from 'n8n-workflow';

/** One line of the checklist. */
export interface Check extends IDataObject {
	check: string;
	status: 'passed' | 'failed' | 'notChecked';
	/** What was found. */
	seen: string;
	/** What to do; '' when there is nothing to do. */
	remedy: string;
}

export function passed(check: string, seen: string): Check {
	return { check, status: 'passed', seen, remedy: '' };
}

export function failed(check: string, seen: string, remedy: string): Check {
	return { check, status: 'failed', seen, remedy };
}

export function notChecked(check: string, seen: string, remedy = ''): Check {
	return { check, status: 'notChecked', seen, remedy };
}
