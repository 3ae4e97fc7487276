import { credentialOf, loadPackage, nodeOf } from '../engine/support/loader';
import { linesOf, namesOf } from './names';

/**
 * Workflows people have saved refer to these names and values. A line that changes or goes away breaks them; a new line
 * is fine. When that is meant: `npx jest test/package --selectProjects quick -u`.
 */
test('names and values of all nodes stay as they are', async () => {
	const loaded = await loadPackage();
	const names = Object.keys(loaded.nodeTypes).sort();
	expect(names.length).toBeGreaterThan(0);
	for (const name of names) {
		const { description } = nodeOf(loaded, name);
		expect(`\n${namesOf(description).join('\n')}\n`).toMatchSnapshot(name);
	}
});

test('names of the credential stay as they are', async () => {
	const { name, properties } = credentialOf(await loadPackage(), 'pictoryApi');
	expect([name, ...properties.flatMap((property) => linesOf(property, '  '))]).toEqual([
		'pictoryApi',
		'  apiKey: string',
		'  baseUrl: string',
		'  checked: hidden',
	]);
});

test('every operation belongs to a resource, has its own value, and its menu shows an action', async () => {
	const { properties } = nodeOf(await loadPackage(), 'pictory').description;
	const resources = properties
		.find(({ name }) => name === 'resource')
		?.options?.map((option) => ('value' in option ? option.value : ''));
	const menus = properties.filter(({ name }) => name === 'operation');
	expect(menus.map(({ displayOptions }) => displayOptions?.show?.resource?.[0])).toEqual(resources);
	for (const { options = [], default: chosen } of menus) {
		const values = options.map((option) => ('value' in option ? option.value : ''));
		expect(new Set(values).size).toBe(values.length);
		expect(values).toContain(chosen);
		for (const option of options)
			expect(option).toMatchObject({ action: expect.any(String), description: expect.any(String) });
	}
});

test('every searchable list and every mapped field has its method', async () => {
	const node = nodeOf(await loadPackage(), 'pictory');
	const text = JSON.stringify(node.description.properties);
	const lists = [...text.matchAll(/"searchListMethod":"(\w+)"/g)].map(([, name]) => name);
	const mappers = [...text.matchAll(/"resourceMapperMethod":"(\w+)"/g)].map(([, name]) => name);
	expect(lists.length).toBeGreaterThan(0);
	for (const name of lists) expect(node.methods?.listSearch).toHaveProperty(name ?? '');
	for (const name of mappers) expect(node.methods?.resourceMapping).toHaveProperty(name ?? '');
});
