/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { operationsAsMarkdown } from './operations';

const FILE = join(__dirname, '..', '..', 'docs', 'operations.md');

test('docs/operations.md says what the node can do (npm run docs writes it)', () => {
	const markdown = operationsAsMarkdown();
	if (process.env.WRITE_DOCS === 'true') writeFileSync(FILE, markdown);
	expect(readFileSync(FILE, 'utf8')).toBe(markdown);
	expect(markdown.match(/^### /gm)?.length).toBeGreaterThan(17);
});
