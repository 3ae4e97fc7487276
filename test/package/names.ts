import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/**
 * Every name a saved workflow may refer to, as lines of text: resources, operations, parameters with their type, and the
 * values of menus. Labels, help and order are left out: they may change.
 */
export function namesOf(description: INodeTypeDescription): string[] {
	const { name, version, inputs, outputs, credentials = [], properties } = description;
	return [
		`node ${name}, version ${String(version)}, ${JSON.stringify(inputs)} → ${JSON.stringify(outputs)}, credentials ${credentials.map((entry) => entry.name).join(' ')}`,
		...sorted(properties.map((property) => linesOf(property, ''))),
	];
}

export function linesOf(property: INodeProperties, indent: string): string[] {
	const line = `${indent}${property.name}: ${property.type}${shownFor(property)}`;
	const options = (property.options ?? []).map((option) => optionLines(option, `${indent}  `));
	return [line, ...modesOf(property, indent), ...sorted(options)];
}

function sorted(blocks: string[][]): string[] {
	const asText = (block: string[]): string => block.join('\n');
	return [...blocks].sort((left, right) => (asText(left) < asText(right) ? -1 : 1)).flat();
}

/** Which resources and operations a parameter belongs to: the same name may stand in several. */
function shownFor({ displayOptions }: INodeProperties): string {
	const show = displayOptions?.show ?? {};
	const places = ['resource', 'operation'].flatMap((name) => (show[name] ? [show[name].map(String).join('|')] : []));
	return places.length === 0 ? '' : ` [${places.join(' ')}]`;
}

function modesOf({ modes = [] }: INodeProperties, indent: string): string[] {
	return modes.map(({ name, type, typeOptions }) =>
		`${indent}  mode ${name} ${type} ${typeOptions?.searchListMethod ?? ''}`.trimEnd(),
	);
}

function optionLines(
	option: INodePropertyOptions | INodeProperties | INodePropertyCollection,
	indent: string,
): string[] {
	if ('values' in option) {
		return [`${indent}${option.name}`, ...sorted(option.values.map((value) => linesOf(value, `${indent}  `)))];
	}
	if ('type' in option) return linesOf(option, indent);
	return [`${indent}= ${String(option.value)}`];
}
