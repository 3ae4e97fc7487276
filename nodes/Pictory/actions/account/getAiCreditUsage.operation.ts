import { given } from '../../common/given';
import { choice, collection, number } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { listing, wantedOf } from '../../operation/shared/listing';
import { callOptions } from '../../operation/shared/waiting';

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

/** GET /v1/aicredits/usage (docs/pictory-api.md §1.6): newest first, the last 12 months, one month at a time. */
export const getAiCreditUsage = operation({
	option: {
		name: 'Get AI Credit Usage',
		value: 'getAiCreditUsage',
		action: 'Get AI credit usage',
		description: 'What AI credits were spent on in a month, and when they were renewed',
	},
	fields: {
		...listing,
		filters: collection('filters', 'Filters', 'Add Filter', {
			month: choice('month', 'Month', Object.fromEntries(MONTHS.map((name, index) => [index + 1, name])), {
				options: MONTHS.map((name, index) => ({ name, value: index + 1 })),
				default: 1,
				isDecisive: true,
				description: 'The month to list. Without it the current one.',
			}),
			year: number('year', 'Year', {
				min: 2020,
				isInteger: true,
				default: 2026,
				isDecisive: true,
				description: 'The year of the month. Without it the current one.',
			}),
		}),
		...callOptions,
	},

	prepare({ filters: { month = '', year }, ...wanted }, item) {
		if (year !== undefined && month === '') item.problem('Month', 'is missing. A year needs a month with it.');
		const query = given({ month: month === '' ? undefined : Number(month), year });
		return {
			kind: 'call',
			run: async (pictory) => await pictory.list('aiCreditUsage', { query, limit: wantedOf(wanted) }),
		};
	},
});
