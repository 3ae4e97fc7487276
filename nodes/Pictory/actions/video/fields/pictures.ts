import type { INodeProperties } from 'n8n-workflow';

import { locator } from './locators';
import type { Fields } from '../../../operation/enteredFields';
import type { Avatar, Logo, Scene, SearchFilter } from '../storyboard/types';
import { choices, STOCK_CATEGORIES, STOCK_LIBRARIES, VISUAL_PREFERENCES } from '../storyboard/vocabulary';
import { address, given, optionalPercentage, optionalText, part, readPart } from './common';
import { positionChoices } from './style';
import { FILE, FILE_TYPE, fileType, visual, visualUrl } from './scenes';

const WIDTH = 'Width (%)';
const DURATION = 'Duration (Seconds)';
const STOCK = 'Stock Search';
const ANY = { name: 'Any', value: '' };

const position: INodeProperties = {
	displayName: 'Position',
	name: 'position',
	type: 'options',
	options: positionChoices,
	default: 'bottom-right',
};

const width: INodeProperties = {
	displayName: WIDTH,
	name: 'width',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 20,
	description: 'Of the width of the video',
};

export const avatar = part('AI Avatar', 'avatar', 'Add Avatar', [
	locator({
		displayName: 'Avatar',
		name: 'avatarId',
		hint: 'Speaks with the Voice; costs AI credits',
		searchListMethod: 'searchAvatars',
		exampleId: 'Annie_expressive12_public',
	}),
	position,
	width,
	{
		displayName: 'Background Color',
		name: 'backgroundColor',
		type: 'color',
		default: '',
	},
]);

export function readAvatar(additional: Fields): Avatar | undefined {
	const fields = readPart(additional, 'avatar', 'AI Avatar');
	return (
		fields &&
		given<Avatar>({
			avatarId: fields.id('avatarId', 'Avatar', { required: true }),
			position: optionalText(fields, 'position', 'Position'),
			width: optionalPercentage(fields, 'width', WIDTH),
			backgroundColor: optionalText(fields, 'backgroundColor', 'Background Color'),
		})
	);
}

export const logo = part('Logo', 'logo', 'Add Logo', [
	{
		displayName: 'Image URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/logo.png',
	},
	{ ...position, default: 'top-right' },
	{ ...width, default: 10 },
]);

export function readLogo(additional: Fields): Logo | undefined {
	const fields = readPart(additional, 'logo', 'Logo');
	return (
		fields &&
		given<Logo>({
			url: address(fields, 'url', 'Image URL', 'is empty. Enter the address of the image.'),
			position: optionalText(fields, 'position', 'Position'),
			width: optionalPercentage(fields, 'width', WIDTH),
		})
	);
}

const extraScene = [
	visualUrl,
	{
		displayName: DURATION,
		name: 'minimumDuration',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 4,
		description: 'How long an image is shown, or a video at least',
	} satisfies INodeProperties,
	fileType,
];

/** A scene before and a scene after all others. */
export const introOutro: INodeProperties = {
	displayName: 'Intro and Outro Scenes',
	name: 'introOutro',
	type: 'fixedCollection',
	placeholder: 'Add Intro or Outro',
	default: {},
	displayOptions: { hide: { '/source': ['template'] } },
	options: [
		{ displayName: 'Intro', name: 'intro', values: extraScene },
		{ displayName: 'Outro', name: 'outro', values: extraScene },
	],
};

export function readExtraScene(additional: Fields, which: 'intro' | 'outro', label: string): Scene | undefined {
	const fields = readPart(additional, 'introOutro', label, which);
	return (
		fields &&
		given<Scene>({
			background: visual(
				address(fields, 'visualUrl', FILE, 'is empty. Enter s3://bucket/key or an https address.'),
				fields.text('type', FILE_TYPE),
			),
			minimumDuration: fields.number('minimumDuration', DURATION, { min: 0 }) || undefined,
		})
	);
}

export const stockSearch = part(STOCK, 'stockSearch', 'Add Stock Search', [
	{
		displayName: 'Category',
		name: 'category',
		type: 'options',
		options: [ANY, ...choices(STOCK_CATEGORIES)],
		default: '',
	},
	{
		displayName: 'Keywords',
		name: 'keywords',
		type: 'string',
		default: '',
		placeholder: 'e.g. solar panel, roof, sunshine',
		description: 'Up to 10, with commas between them',
	},
	{
		displayName: 'Libraries',
		name: 'libraries',
		type: 'multiOptions',
		options: choices(STOCK_LIBRARIES),
		default: [],
		description: 'Leave empty for all',
	},
	{
		displayName: 'Preferred Visuals',
		name: 'visualSelectionPreference',
		type: 'options',
		options: [ANY, ...choices(VISUAL_PREFERENCES)],
		default: '',
	},
	{
		displayName: 'Search For',
		name: 'query',
		type: 'string',
		default: '',
		placeholder: 'e.g. mountain peaks with hiking trails',
	},
]);

/** @returns the filter of every scene that has no background of its own, and the preference of the whole video */
export function readStockSearch(additional: Fields): { filter?: SearchFilter; visualSelectionPreference?: string } {
	const fields = readPart(additional, 'stockSearch', STOCK);
	if (!fields) return {};
	const libraries = fields.value('libraries');
	const keywords = fields
		.text('keywords', 'Keywords')
		.split(',')
		.map((word) => word.trim())
		.filter(Boolean);
	const filter = given<SearchFilter>({
		query: optionalText(fields, 'query', 'Search For'),
		keywords: keywords.length > 0 ? keywords : undefined,
		category: optionalText(fields, 'category', 'Category'),
		libraries: Array.isArray(libraries) && libraries.length > 0 ? libraries.map(String) : undefined,
	});
	return given({
		filter: Object.keys(filter).length > 0 ? filter : undefined,
		visualSelectionPreference: optionalText(fields, 'visualSelectionPreference', 'Preferred Visuals'),
	});
}
