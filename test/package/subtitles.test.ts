import { type INodeParameters, NodeHelpers, Workflow } from 'n8n-workflow';

import { loadPackage, nodeOf } from '../engine/support/loader';
import { resources } from '../../nodes/Pictory/actions';
import { titleCase } from '../../nodes/Pictory/operation/subtitle';

/**
 * What n8n's canvas writes below a node.
 * @returns what the node's subtitle is with these parameters, as n8n itself evaluates it
 */
async function subtitle(name: string, parameters: INodeParameters): Promise<unknown> {
	const loaded = await loadPackage();
	const type = nodeOf(loaded, name);
	const version = Number(type.description.version);
	const filled = NodeHelpers.getNodeParameters(
		type.description.properties,
		parameters,
		true,
		false,
		{ typeVersion: version },
		type.description,
	);
	const node = {
		id: 'a',
		name: 'Node',
		type: name,
		typeVersion: version,
		position: [0, 0] as [number, number],
		parameters: filled ?? {},
	};
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ id: 'w', name: 'w', nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getSimpleParameterValue(node, type.description.subtitle, 'internal', {});
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

const operations = resources.flatMap(({ option, operations: all }) =>
	all.map((operation) => ({ resource: option.value, operation: operation.option })),
);

describe('the canvas says in words what a node does', () => {
	it.each(operations.map(({ resource, operation }) => [resource, operation.value, operation.action]))(
		'%s %s: "%s"',
		async (resource, operation, action) => {
			const shown = await subtitle('pictory', { resource, operation });
			expect(shown).toBe(titleCase(action));
			expect(shown).toMatch(/^[A-Z]\w+( ([A-Z]\w*|for|of))+$/);
		},
	);

	it('is "Create Video" for a node that has just been added', async () => {
		expect(await subtitle('pictory', {})).toBe('Create Video');
	});

	it.each([
		['awsConnection', 'getAll', 'Get Many AWS Connections'],
		['awsConnection', 'generateSetup', 'Generate AWS Setup'],
		['job', 'wait', 'Wait for Job'],
		['account', 'getAiCreditUsage', 'Get AI Credit Usage'],
	])('%s %s is "%s"', async (resource, operation, words) => {
		expect(await subtitle('pictory', { resource, operation })).toBe(words);
	});

	it.each([
		['a resource of another version', { resource: 'avatar', operation: 'getAll' }],
		['an operation of another version', { resource: 'video', operation: 'createShorts' }],
		["a name of JavaScript's own", { resource: 'video', operation: 'constructor' }],
		// n8n itself offers no expressions in these two fields.
		['an expression', { resource: 'video', operation: '={{ "create" + "Preview" }}' }],
		['an expression that cannot be evaluated', { resource: '={{ $json.', operation: 'create' }],
		['nothing', { resource: '', operation: '' }],
	])('shows nothing for %s', async (_what, parameters) => {
		expect(await subtitle('pictory', parameters)).toBe('');
	});

	it.each([
		['pictoryTrigger', {}, 'Job Completed'],
		['pictoryTrigger', { outcome: 'failed' }, 'Job Failed'],
		['pictoryTrigger', { outcome: 'both' }, 'Job Completed or Failed'],
		['pictoryTrigger', { outcome: 'else' }, ''],
		['pictoryS3Trigger', {}, 'Amazon SNS'],
		['pictoryS3Trigger', { sender: 'eventBridge' }, 'Amazon EventBridge'],
		['pictoryS3Trigger', { sender: 's3Compatible' }, 'S3-Compatible Storage'],
		['pictoryS3Trigger', { sender: 'else' }, ''],
	])('%s %j: "%s"', async (name, parameters, words) => {
		expect(await subtitle(name, parameters)).toBe(words);
	});

	it('has the same words as the menus of the triggers', async () => {
		const { properties } = nodeOf(await loadPackage(), 'pictoryS3Trigger').description;
		for (const option of properties.find(({ name }) => name === 'sender')?.options ?? []) {
			expect(await subtitle('pictoryS3Trigger', { sender: 'value' in option ? (option.value as string) : '' })).toBe(
				option.name,
			);
		}
	});
});

test('actions are short sentences without an article: the nodes panel and agents show them', () => {
	for (const { operation } of operations) {
		expect(operation.action).toMatch(/^[A-Z][a-z]+ /);
		expect(operation.action).not.toMatch(/\b(a|an|the)\b/i);
		expect(
			operation.action
				.split(' ')
				.slice(1)
				.filter((word) => /^[A-Z][a-z]/.test(word)),
		).toEqual([]);
	}
});
