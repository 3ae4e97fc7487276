/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadPackage, nodeOf, PACKAGE_ROOT } from '../engine/support/loader';
import { manifest } from './pack';

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), 'utf8');

test('the package needs no other package at run time', () => {
	const { dependencies = {}, optionalDependencies, bundledDependencies, overrides, peerDependencies } = manifest;
	expect([Object.keys(dependencies), optionalDependencies, bundledDependencies, overrides]).toEqual([
		[],
		undefined,
		undefined,
		undefined,
	]);
	expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('n8n recognises the package', () => {
	expect(manifest).toMatchObject({
		name: 'n8n-nodes-pictory',
		license: 'MIT',
		keywords: expect.arrayContaining(['n8n-community-node-package']),
		n8n: { n8nNodesApiVersion: 1, strict: true },
	});
});

// The canvas' panel hides what is of n8n's category AI, unless it is one of n8n's own kinds of AI nodes.
test("the codex names the node by n8n's ID for it, and no category that hides it", () => {
	for (const path of manifest.n8n.nodes) {
		const codexPath = path.replace(/^dist\//, '').replace(/\.js$/, '.json');
		const codex = JSON.parse(read(codexPath)) as { node: string; categories: string[] };
		const name = path.replace(/^.*\/(\w+)\.node\.js$/, '$1');
		expect(codex.node).toBe(`${manifest.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
		expect(codex.categories).toEqual(['Marketing & Content']);
	}
});

test('n8n finds the codex of the node, its two icons exist and differ', async () => {
	const { description } = nodeOf(await loadPackage(), 'pictory');
	expect(description.codex?.alias).toContain('AI videos');
	const { iconUrl } = description;
	if (typeof iconUrl !== 'object') throw new Error('The node has no light and dark icon');
	const paths = [iconUrl.light, iconUrl.dark].map((url) =>
		url.replace(`icons/${manifest.name}/`, '').replace(/^dist\//, ''),
	);
	const [light, dark] = paths.map((path) => {
		expect(existsSync(join(PACKAGE_ROOT, path))).toBe(true);
		return read(path);
	});
	expect(light).toMatch(/^<svg[^>]*viewBox=/);
	expect(dark).toMatch(/^<svg[^>]*viewBox=/);
	expect(light).not.toBe(dark);
});

test('no comment switches a rule off in what is shipped', () => {
	const shipped = Object.values(manifest.n8n)
		.flat()
		.filter((entry): entry is string => typeof entry === 'string');
	for (const path of shipped) expect(read(path)).not.toMatch(/eslint-disable|@ts-ignore|@ts-nocheck/);
});
