/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { PACKAGE_ROOT } from '../engine/support/loader';

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A package with these sources, under the rules of ours. */
function packageWith(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-pictory-arrows-'));
	folders.push(folder);
	for (const file of ['.dependency-cruiser.js', 'tsconfig.json']) cpSync(join(PACKAGE_ROOT, file), join(folder, file));
	for (const [path, text] of Object.entries({ 'credentials/Api.credentials.ts': '', ...files })) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

/** @returns the names of the rules that are broken */
function brokenRules(folder: string): string[] {
	const program = join(PACKAGE_ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
	const args = [program, 'nodes', 'credentials', '--config', '.dependency-cruiser.js', '--output-type', 'json'];
	const { stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: folder,
		encoding: 'utf8',
		maxBuffer: 64 * 2 ** 20,
	});
	if (stdout === '') throw new Error(stderr);
	const { summary } = JSON.parse(stdout) as { summary: { violations: Array<{ rule: { name: string } }> } };
	return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

const VALUE = 'export const value = 1;\n';
const imports = (path: string): string => `import { value } from '${path}';\nexport const other = value;\n`;
const importsType = (path: string): string => `import type { Value } from '${path}';\nexport type Other = Value;\n`;

/** What must not be: the importing room and the one it imports from. */
const FORBIDDEN = [
	['common', 'transport'],
	['aws', 'transport'],
	['transport', 'operation'],
	['operation', 'engine'],
	['engine', 'actions'],
	['actions', 'engine'],
	['jobTrigger', 'engine'],
	['s3Trigger', 'jobTrigger'],
	['methods', 'operation'],
] as const;

test('imports against the arrows, circles and files nobody imports are found', () => {
	const folder = packageWith({
		...Object.fromEntries(
			FORBIDDEN.flatMap(([room, other], index) => [
				[`nodes/Pictory/${room}/from${index}.ts`, imports(`../${other}/to${index}`)],
				[`nodes/Pictory/${other}/to${index}.ts`, VALUE],
			]),
		),
		'credentials/Api.credentials.ts': imports('../nodes/Pictory/engine/to'),
		'nodes/Pictory/engine/to.ts': VALUE,
		'nodes/Pictory/engine/one.ts': `${importsType('./two')}export type Value = string;\n`,
		'nodes/Pictory/engine/two.ts': `${importsType('./one')}export type Value = string;\n`,
		'nodes/Pictory/engine/alone.ts': VALUE,
		'nodes/Pictory/Node.node.ts': imports('./engine/to'),
		'nodes/Pictory/execution.ts': imports('./transport/deep'),
		'nodes/Pictory/panel.ts': imports('./engine/to'),
		'nodes/Pictory/transport/deep.ts': VALUE,
	});
	const rooms = [...FORBIDDEN.map(([room]) => room), 'credentials', 'top-1', 'top-2', 'top-3'].map(
		(room) => `arrows-from-${room}`,
	);
	expect(brokenRules(folder)).toEqual([...rooms, 'no-circular', 'no-orphans'].sort());
}, 120_000);

test('a type is an import, too', () => {
	const folder = packageWith({
		'nodes/Pictory/engine/one.ts': importsType('../actions/two'),
		'nodes/Pictory/actions/two.ts': 'export type Value = string;\n',
	});
	expect(brokenRules(folder)).toContain('arrows-from-engine');
}, 120_000);

test('what is allowed is let through', () => {
	const folder = packageWith({
		'credentials/Api.credentials.ts': imports('../nodes/Pictory/transport/three'),
		'nodes/Pictory/engine/one.ts': imports('../operation/two'),
		'nodes/Pictory/operation/two.ts': `export { other as value } from '../transport/three';\n`,
		'nodes/Pictory/transport/three.ts': `${imports('../common/four')}export { value };\n`,
		'nodes/Pictory/common/four.ts': VALUE,
	});
	expect(brokenRules(folder)).toEqual([]);
}, 120_000);
