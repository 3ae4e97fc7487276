import type { IExecuteFunctions } from 'n8n-workflow';

import { readReach } from '../../../nodes/Pictory/engine/reach';
import { Source } from '../../../nodes/Pictory/operation/source';

function withBaseUrl(baseUrl: unknown): IExecuteFunctions {
	return { getCredentials: async () => await Promise.resolve({ baseUrl }) } as unknown as IExecuteFunctions;
}

test.each([
	['https://api.pictory.ai/pictoryapis', 'internet'],
	['http://localhost:3000/pictoryapis', 'local'],
	['https://pictory.fritz.box', 'local'],
	['no address', 'internet'],
	[undefined, 'internet'],
])('Pictory at %s: files on the %s', async (baseUrl, reach) => {
	expect(await readReach(withBaseUrl(baseUrl))).toBe(reach);
});

test('a credential that cannot be read is no failure yet', async () => {
	const context = {
		getCredentials: async () => await Promise.reject(new Error('gone')),
	} as unknown as IExecuteFunctions;
	expect(await readReach(context)).toBe('internet');
});

test('what lies below has the reach of its root', () => {
	const find = () => ({ value: undefined });
	const root = new Source(find, () => undefined, undefined, undefined, 'local');
	expect(new Source(find, () => undefined, root).reach).toBe('local');
	expect(new Source(find, () => undefined).reach).toBe('internet');
});
