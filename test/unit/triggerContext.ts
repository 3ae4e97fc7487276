import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';

import type { TriggerContext } from '../../nodes/Pictory/operation/triggerFields';

/** What an expression in a parameter has come to. */
export class Evaluated {
	constructor(readonly value: unknown) {}
}

/** A trigger with these parameters. */
export function contextWith(parameters: Record<string, unknown>): TriggerContext {
	const entries = Object.entries(parameters);
	const raw = Object.fromEntries(
		entries.map(([name, value]) => [name, value instanceof Evaluated ? '={{ $vars.x }}' : value]),
	) as INodeParameters;
	const values = new Map(entries.map(([name, value]) => [name, value instanceof Evaluated ? value.value : value]));
	return {
		getNode: () => ({ id: 'n', name: 'N', type: 't', typeVersion: 1, position: [0, 0], parameters: raw }),
		getNodeParameter: (name: string) => (values.get(name) ?? null) as NodeParameterValueType,
	} as TriggerContext;
}
