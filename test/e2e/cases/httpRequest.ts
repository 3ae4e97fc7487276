/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chain, START } from '../build';
import { errorOf, output } from '../rest';
import type { World } from '../world';

/** The credential in n8n's own HTTP Request node. */
export function httpRequestCases(world: () => World): void {
	const request = async (
		url: string,
		typeVersion: number,
		parameters: Record<string, string | number | boolean | object> = {},
	) => {
		const { rest, credential } = world();
		const node = {
			name: 'Ask',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion,
			parameters: {
				method: 'GET',
				url,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'pictoryApi',
				options: {},
				...parameters,
			},
			credentials: { pictoryApi: { id: credential.id, name: credential.name } },
		};
		const { id } = await world().store(chain(`HTTP Request ${typeVersion}`, [node as never]));
		return await rest.ended(await rest.run(id, START));
	};
	const VERSIONS = [4.1, 4.2, 4.4];

	it.each(VERSIONS)('reaches Pictory (version %d)', async (version) => {
		const { sandbox } = world();
		const execution = await request(`${sandbox.baseUrl}/v1/quota`, version);
		expect(errorOf(execution)).toBeUndefined();
		expect(output(execution, 'Ask')).toEqual([expect.objectContaining({ videoMinutes: expect.anything() })]);
		expect(sandbox.log.requests.map(({ authorization }) => authorization)).toEqual(['ok']);
		expect(JSON.stringify(execution)).not.toContain(sandbox.apiKey);
	});

	it.each(VERSIONS)('sends the key nowhere else, not even after a redirect (version %d)', async (version) => {
		const { sandbox } = world();
		const seen: Array<string | undefined> = [];
		const elsewhere = createServer(({ headers }, response) => {
			seen.push(headers.authorization);
			response.end('{}');
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => elsewhere.once('listening', resolve));
		const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
		try {
			const direct = await request(`${address}/v1/quota`, version);
			expect(errorOf(direct)).toMatch(
				/API key is sent to http:\/\/127\.0\.0\.1:\d+ only, and this request goes elsewhere/,
			);
			sandbox.addFault({ kind: 'redirect', path: '/v1/awsconnections', location: address, every: 1 });
			const redirected = await request(`${sandbox.baseUrl}/v1/awsconnections`, version);
			expect(redirected.status).toBe('error');
			expect(seen).toEqual([]);
			expect(JSON.stringify([direct, redirected])).not.toContain(sandbox.apiKey);
		} finally {
			elsewhere.closeAllConnections();
			elsewhere.close();
		}
	});
}
