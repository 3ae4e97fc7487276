import type { Response } from 'express';
import type { SandboxSettings } from './settings';

/** One field a request got wrong, as Pictory lists it (§1.5). */
export interface FieldProblem {
	/** For example `scenes[0].audioLanguage`. */
	name: string;
	errors: string;
}

/** 400 with `fields`; several problems of one field are joined. */
export function answerInvalid(response: Response, settings: SandboxSettings, problems: FieldProblem[]): void {
	const byField = new Map<string, string[]>();
	for (const { name, errors } of problems) {
		const known = byField.get(name);
		if (known) known.push(errors);
		else byField.set(name, [errors]);
	}
	const fields = [...byField].map(([name, errors]) => ({
		name,
		errors: settings.fieldErrorsAs === 'array' ? errors : errors.join('; '),
	}));
	response.status(400).json({ code: 'INVALID_REQUEST_BODY', message: 'Invalid request body', fields });
}

/** 400 for what is not the body's fault, `code` as in the AI credit answer (§1.5). */
export function answerInvalidRequest(response: Response, message: string, status = 400): void {
	response.status(status).json({ code: 'INVALID_REQUEST', message });
}

/** The body of a 404 is documented nowhere (§1.5). */
export function answerNotFound(response: Response, settings: SandboxSettings, message: string): void {
	response.status(404);
	if (settings.notFoundBody === 'empty') response.end();
	else response.json({ message });
}

export function answerForbidden(response: Response): void {
	response.status(403).json({ message: 'Forbidden' });
}

/** Stale version or duplicate name (§1.5 UNCERTAIN: 409 or 400, body unknown). */
export function answerConflict(response: Response, settings: SandboxSettings, field: string, message: string): void {
	if (settings.conflictStatus === 400) answerInvalid(response, settings, [{ name: field, errors: message }]);
	else response.status(409).json({ message });
}
