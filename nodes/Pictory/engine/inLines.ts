import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * n8n shows the description of an error as HTML, in which a new line is nothing: what was listed one a line would be one
 * heap of words.
 * @returns the same error
 */
export function inLines(error: unknown): unknown {
	if (!(error instanceof NodeOperationError || error instanceof NodeApiError)) return error;
	const { description } = error;
	if (typeof description === 'string') error.description = description.replace(/(?<!<br>)\n/g, '<br>\n');
	return error;
}
