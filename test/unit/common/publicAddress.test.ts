/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { PUBLIC_ADDRESS } from '../../../nodes/Pictory/common/publicAddress';

const root = resolve(__dirname, '..', '..', '..');

function filesIn(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(?:ts|md|json|ya?ml)$/.test(name))
		.map((name) => join(folder, name));
}

test('n8n’s variable for its public address is named alike wherever we speak of it', () => {
	const files = ['README.md', ...['nodes', 'credentials', 'docs', 'examples'].flatMap(filesIn)];
	const wrong = files.flatMap((file) => {
		const text = readFileSync(join(root, file), 'utf8').replace(/`/g, '');
		const others = text.split(PUBLIC_ADDRESS).join('');
		return /WEBHOOK_URL/.test(others) ? [file] : [];
	});
	expect(files.length).toBeGreaterThan(100);
	expect(wrong).toEqual([]);
});
