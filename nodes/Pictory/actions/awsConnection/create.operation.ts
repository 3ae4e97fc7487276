import { collection, flag, menu, putAll, text } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { callOptions } from '../../operation/shared/waiting';
import { readConnection } from '../../transport/awsConnection';
import { LISTS } from '../../transport/lists';
import { awsAccountId, awsRegion, connectionName } from './fields';
import { findOrCreate } from './findOrCreate';

const body = {
	name: connectionName.with({ required: true, description: 'How the connection is called in lists' }),
	awsAccountId,
	awsRegion,
};

const others = {
	enabled: flag('enabled', 'Enabled', {
		default: true,
		missing: 'is empty. Enter true or false.',
		description: 'Whether videos can use the connection at once',
	}),
	additionalFields: collection('additionalFields', 'Additional Fields', 'Add Field', {
		description: text('description', 'Description', { placeholder: 'e.g. Raw footage of the Hamburg studio' }),
	}),
};

const ifExists = menu(
	'ifExists',
	'If It Exists',
	{
		use: ['Use It', 'Give the one back that is there: one connection serves all buckets of account and region'],
		fail: ['Fail', 'Say which one is there, and stop'],
	},
	{
		at: '',
		default: 'use',
		description: 'What to do when there is a connection for the same AWS account and region',
	},
);

/** POST /v1/awsconnections (docs/pictory-api.md §2.1), unless one for the same account and region is there. */
export const create = operation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create AWS connection',
		description: 'Let Pictory read footage from private S3 buckets of an AWS account and region',
	},
	fields: { ...body, ifExists, ...others, ...callOptions },

	prepare({ ifExists: wish, ...values }) {
		const wanted = putAll({ ...body, ...others }, values);
		return {
			kind: 'make',
			request: { method: 'POST', path: LISTS.awsConnections.path, body: wanted },
			make: async (pictory, mayBeThere) => await findOrCreate(pictory, wanted, { mayBeThere, isUsed: wish !== 'fail' }),
			async read(pictory, id) {
				const made = await readConnection(pictory, id);
				return made && { ...made, created: true };
			},
		};
	},
});
