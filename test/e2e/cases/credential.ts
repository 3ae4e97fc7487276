import { freePort } from '../ports';
import type { World } from '../world';

/** What a person reads after saving the credential. */
export function credentialCases(world: () => World): void {
	const test = async (data: { apiKey?: string; baseUrl?: string }) => {
		const { rest, credential, sandbox } = world();
		const { apiKey, baseUrl } = sandbox;
		return await rest.testCredential(credential, { apiKey, baseUrl, ...data });
	};

	it('accepts the right key', async () => {
		expect(await test({})).toMatchObject({ status: 'OK', message: 'Connection successful!' });
	});

	it('accepts a key pasted with blanks, a line break or "Bearer"', async () => {
		const { apiKey } = world().sandbox;
		for (const pasted of [` ${apiKey}\n`, `Bearer ${apiKey}`]) {
			expect(await test({ apiKey: pasted })).toMatchObject({ status: 'OK' });
		}
	});

	it('says that the key is refused', async () => {
		const answer = await test({ apiKey: 'mistyped' });
		expect(answer.status).toBe('Error');
		expect(answer.message).toMatch(/refused this API key/i);
	});

	it('says that the quota page is not allowed', async () => {
		world().sandbox.addFault({ kind: 'status', status: 403, path: '/v1/quota' });
		const answer = await test({});
		expect(answer.status).toBe('Error');
		expect(answer.message).toMatch(/plan includes the API/i);
	});

	it('says that nobody answers at the address', async () => {
		const nobody = `http://127.0.0.1:${await freePort()}/pictoryapis`;
		const answer = await test({ baseUrl: nobody });
		expect(answer.status).toBe('Error');
		expect(answer.message).toMatch(/could not be reached/i);
	});

	it('says to use https when the key would cross the internet in the clear', async () => {
		const answer = await test({ baseUrl: 'http://api.pictory.ai/pictoryapis' });
		expect(answer.status).toBe('Error');
		expect(answer.message).toMatch(/begins with http:.*Use https:/);
		expect(world().sandbox.log.requests).toEqual([]);
	});

	it('says that the address is wrong', async () => {
		const answer = await test({ baseUrl: `${world().sandbox.origin}/elsewhere` });
		expect(answer.status).toBe('Error');
		expect(answer.message).toMatch(/Base URL/);
	});
}
