import { limit, readLimit, returnAll } from '../../operation/shared/listing';
import { callOptions } from '../../operation/shared/waiting';
import { collect } from '../../transport/paging';
import type { Operation } from '../../operation/types';

const MONTH = 'Month';
const YEAR = 'Year';
const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** GET /v1/aicredits/usage (facts §1.6): newest first, the last 12 months, one month at a time. */
export const getAiCreditUsage: Operation = {
	option: {
		name: 'Get AI Credit Usage',
		value: 'getAiCreditUsage',
		action: 'Get AI credit usage',
		description: 'What AI credits were spent on in a month, and when they were renewed',
	},
	parameters: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: MONTH,
					name: 'month',
					type: 'options',
					default: 1,
					options: MONTHS.map((name, index) => ({ name, value: index + 1 })),
					description: 'The month to list. Without it the current one.',
				},
				{
					displayName: YEAR,
					name: 'year',
					type: 'number',
					typeOptions: { minValue: 2020 },
					default: 2026,
					description: 'The year of the month. Without it the current one.',
				},
			],
		},
		callOptions,
	],

	prepare(item) {
		const wanted = readLimit(item);
		const filters = item.collection('filters');
		const month = filters.number('month', MONTH, { min: 1, max: 12, integer: true });
		const year = filters.number('year', YEAR, { min: 2020, integer: true });
		if (year !== undefined && month === undefined) item.problem(MONTH, 'is missing. A year needs a month with it.');
		const query = { ...(month !== undefined && { month }), ...(year !== undefined && { year }) };
		return {
			kind: 'call',
			run: async (pictory) =>
				await collect(async () => await pictory.get('/v1/aicredits/usage', query), { limit: wanted }),
		};
	},
};
