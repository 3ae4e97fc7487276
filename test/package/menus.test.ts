import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { loadPackage, nodeOf } from '../engine/support/loader';

/** n8n's menus cut what is longer. */
const MOST = 100;
/** Beside a label stand the buttons of the field; what is longer ends in dots. */
const MOST_OF_LABEL = 30;
/** Below a field, in two lines. */
const MOST_OF_HINT = 100;
/** In a bubble that is read at a glance. */
const MOST_OF_DESCRIPTION = 250;

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

/** Every property, group and entry with the way to it, however deep. */
function everything(members: Member[], path = ''): Array<{ place: string; member: Member }> {
	return members.flatMap((member) => {
		const place = [path, 'displayName' in member ? member.displayName : member.name].filter(Boolean).join(' › ');
		const inner: Member[] = 'values' in member ? member.values : ('options' in member && member.options) || [];
		return [{ place, member }, ...everything(inner, place)];
	});
}

it.each(['pictory', 'pictoryTrigger', 'pictoryS3Trigger'])(
	'no label, hint or help of %s is longer than n8n shows, or anybody reads',
	async (name) => {
		const { properties } = nodeOf(await loadPackage(), name).description;
		const tooLong = everything(properties).flatMap(({ place, member }) => {
			if (!('displayName' in member)) return [];
			const { displayName, hint = '', description = '' } = { hint: '', description: '', ...member };
			const isNotice = 'type' in member && member.type === 'notice';
			return [
				...(!isNotice && displayName.length > MOST_OF_LABEL ? [`label of ${place}`] : []),
				...(hint.length > MOST_OF_HINT ? [`hint of ${place}`] : []),
				...(description.length > MOST_OF_DESCRIPTION ? [`help of ${place}`] : []),
			];
		});
		expect(tooLong).toEqual([]);
	},
);
