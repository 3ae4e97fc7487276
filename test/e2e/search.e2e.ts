/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PICTORY_NODE, S3_TRIGGER } from './examples';
import { ensureRuntime } from './runtime';
import { BuilderSearch } from './search/builderSearch';
import { readCatalogue } from './search/nodeList';
import { PanelSearch } from './search/panelSearch';
import { rankTable } from './search/table';
import { MORE, NAMED } from './search/words';
import { FIRST_START_MS } from './world';

const TABLE = join(__dirname, 'search', 'README.md');

/** Whether people and builders find the package among all nodes n8n ships, worked out with n8n's own search. */
describe('search for the nodes of this package', () => {
	let panel: PanelSearch;
	let builder: BuilderSearch;

	beforeAll(async () => {
		const runtime = await ensureRuntime();
		const catalogue = await readCatalogue(runtime);
		expect(catalogue.nodes.length).toBeGreaterThan(600);
		panel = new PanelSearch(runtime, catalogue);
		builder = new BuilderSearch(runtime, catalogue);
	}, FIRST_START_MS);

	const inPanel = (words: string): string[] => panel.find(words).map(({ key }) => key);
	const inBuilder = (words: string): string[] => builder.find(words).map(({ name }) => name);
	const isOurs = (name: string): boolean => name.startsWith('n8n-nodes-pictory.');

	it('"pictory" gives the node first and then the trigger for S3, in both', () => {
		expect(inPanel('pictory')).toEqual([PICTORY_NODE, S3_TRIGGER]);
		expect(inBuilder('pictory')[0]).toBe(PICTORY_NODE);
		expect(inBuilder('pictory')).toHaveLength(4);
	});

	it.each(NAMED)('panel: "$words" gives $node among the first three', ({ words, node }) => {
		expect(inPanel(words).slice(0, 3)).toContain(node);
	});

	it.each(NAMED)('builders: "$words" gives the package among the first three, or n8n leaves no way', ({ words }) => {
		if (!inBuilder(words).slice(0, 3).some(isOurs)) expect(builder.reason(words)).toEqual(expect.any(String));
	});

	it('the tool for agents is found by what the node makes', () => {
		for (const { words } of NAMED.filter(({ node }) => node === PICTORY_NODE)) {
			expect([
				words,
				panel
					.find(words, 'tools')
					.slice(0, 3)
					.map(({ key }) => key),
			]).toEqual([words, expect.arrayContaining([`${PICTORY_NODE}Tool`])]);
		}
	});

	it('pushes nothing else out: words of other trades do not give it first', () => {
		const others = [
			'email',
			'spreadsheet',
			'http',
			'webhook',
			'schedule',
			'form',
			'database',
			'slack',
			's3',
			'text',
			'image',
			'script',
			'file',
			'trigger',
		];
		// In the codex "Pictory:" stands before a verb, so that a verb alone does not count for much in the builders' search.
		const phrases = [
			...['spreadsheet', 'issue', 'contact', 'task', 'invoice', 'page', 'event'].map((thing) => `create ${thing}`),
			...[
				'create',
				'make',
				'generate image',
				'make http request',
				'edit fields',
				'edit image',
				'convert file',
				'convert pdf',
			],
			...['add row', 'add task', 'upload to drive', 'send message'],
		];
		for (const words of others) expect([words, isOurs(inPanel(words)[0] ?? '')]).toEqual([words, false]);
		expect([...others, ...phrases].filter((words) => isOurs(inBuilder(words)[0] ?? ''))).toEqual([]);
	});

	it('the table of ranks is as committed (RANK_TABLE=write writes it anew)', () => {
		const table = rankTable([...NAMED, ...MORE], panel, builder);
		if (process.env.RANK_TABLE === 'write') writeFileSync(TABLE, table);
		expect(readFileSync(TABLE, 'utf8')).toBe(table);
	});
});
