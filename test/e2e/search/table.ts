import type { BuilderSearch } from './builderSearch';
import type { PanelSearch } from './panelSearch';
import type { Words } from './words';

const HEAD = `# What finds the nodes of this package

Ranks among all nodes n8n ships (the version pinned in \`test/e2e/n8n\`), worked out with n8n's own search; the browser tests compare the
first words with the panel itself. A test keeps this table true: \`RANK_TABLE=write npx jest --selectProjects e2e --testPathPatterns search\`
writes it anew.

- **Panel**: place of the node in the canvas' nodes panel. Node and Pictory Trigger are one entry there. n8n does not search for a last word "trigger".
- **Tools**: place in the list that an AI Agent's Tool connector opens (there are no triggers).
- **Builder**: first place of a node of this package in \`NodeSearchEngine\`, which AI builders and MCP clients ask; it gives five. It looks for
  each word alone.

| Words | Node | Panel | Tools | Builder | What is before it in the builder |
|---|---|---|---|---|---|
`;

/** @returns the document `README.md` beside this file */
export function rankTable(all: Words[], panel: PanelSearch, builder: BuilderSearch): string {
	return `${HEAD}${all.map((entry) => row(entry, panel, builder)).join('\n')}\n`;
}

function row({ words, node }: Words, panel: PanelSearch, builder: BuilderSearch): string {
	const found = builder.find(words);
	const place = found.findIndex(({ name }) => name.startsWith('n8n-nodes-pictory.')) + 1;
	const before = found
		.slice(0, place === 0 ? 3 : place - 1)
		.map(({ displayName }) => displayName)
		.join(', ');
	const why = place >= 1 && place <= 3 ? '' : `${builder.reason(words) ?? before}`;
	const isTool = !node.endsWith('Trigger');
	const cells = [
		words,
		node.replace('n8n-nodes-pictory.', ''),
		rank(
			panel.find(words).map(({ key }) => key),
			node,
		),
		isTool
			? rank(
					panel.find(words, 'tools').map(({ key }) => key),
					`${node}Tool`,
				)
			: '',
		place === 0 ? '–' : String(place),
		why,
	];
	return `| ${cells.join(' | ')} |`;
}

function rank(names: string[], name: string): string {
	const place = names.indexOf(name) + 1;
	return place === 0 ? '–' : String(place);
}
