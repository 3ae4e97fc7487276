import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { loadPackage, nodeOf } from '../engine/support/loader';

/** n8n's menus cut what is longer. */
const MOST = 100;

type Member = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** Every entry of every menu below these members, with the way to it. */
function entries(members: Member[], path: string): Array<{ place: string; description: string }> {
	return members.flatMap((member) => {
		if ('value' in member) return [{ place: `${path} › ${member.name}`, description: member.description ?? '' }];
		const inner: Member[] = 'values' in member ? member.values : ('options' in member && member.options) || [];
		return entries(inner, path === '' ? member.name : `${path} › ${member.name}`);
	});
}

it.each(['pictory', 'pictoryTrigger', 'pictoryS3Trigger'])(
	'no menu of %s describes a choice at more length than n8n shows',
	async (name) => {
		const { properties } = nodeOf(await loadPackage(), name).description;
		const all = entries(properties, '');
		expect(all.length).toBeGreaterThan(3);
		expect(all.filter(({ description }) => description.length > MOST)).toEqual([]);
	},
);
