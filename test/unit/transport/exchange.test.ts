import { type Caller, exchange } from '../../../nodes/Pictory/transport/exchange';

/** n8n's helper, which fails as a network fails. */
function failing(fault: object): Caller {
	const error = Object.assign(new Error('Something about the network'), {
		cause: Object.assign(new Error('below'), fault),
	});
	return { helpers: { httpRequestWithAuthentication: async () => await Promise.reject(error) } } as unknown as Caller;
}

const request = { method: 'POST', path: '/v2/video/storyboard/render', body: {} } as const;

test.each([
	['EHOSTUNREACH', 'connect', 'notSent'],
	['EHOSTUNREACH', 'read', 'lost'],
	['ENETUNREACH', 'connect', 'notSent'],
	['ENETUNREACH', 'write', 'lost'],
	['ECONNREFUSED', 'connect', 'notSent'],
	['ECONNRESET', 'read', 'lost'],
	['ENOTFOUND', 'getaddrinfo', 'notSent'],
])('%s while %s: %s', async (code, syscall, kind) => {
	expect(await exchange(failing({ code, syscall }), 'https://api.pictory.ai', request, (text) => text)).toMatchObject({
		kind,
		reason: code,
	});
});
