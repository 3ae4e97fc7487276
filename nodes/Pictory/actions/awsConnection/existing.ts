import type { IDataObject } from 'n8n-workflow';

import { PictoryFailure } from '../../transport/failure';

const ONE_SERVES_ALL = 'One connection serves all buckets of an AWS account and region';

/** Connections for the same account and region, which serve the same buckets. */
export function forSame(connections: IDataObject[], { awsAccountId, awsRegion }: IDataObject): IDataObject[] {
	return connections.filter(
		(entry) =>
			String(entry.awsAccountId) === awsAccountId &&
			String(entry.awsRegion).trim().toLowerCase() === awsRegion &&
			typeof entry.connectionId === 'string' &&
			entry.connectionId !== '',
	);
}

/** Exactly what was asked for, and never changed since: made by a request whose answer was lost. */
export function madeAsWanted(there: IDataObject[], wanted: IDataObject): IDataObject | undefined {
	const members = ['name', 'awsAccountId', 'awsRegion', 'enabled'] as const;
	return there.find((entry) => members.every((member) => entry[member] === wanted[member]) && entry.version === 1);
}

/**
 * The connection that is given back in place of a new one: the one of that name, or else the first that is enabled.
 * @throws PictoryFailure when all of them are disabled and an enabled one is wanted: videos would fail with it
 */
export function usable(there: IDataObject[], wanted: IDataObject): IDataObject {
	const enabled = there.filter((entry) => entry.enabled !== false);
	const candidates = enabled.length > 0 ? enabled : there;
	const chosen = candidates.find(({ name }) => name === wanted.name) ?? candidates[0] ?? {};
	if (enabled.length === 0 && wanted.enabled !== false) {
		throw new PictoryFailure(`${titleOf(chosen)} is there for this account and region, but it is disabled`, {
			code: 'CONNECTION_DISABLED',
			description: `${ONE_SERVES_ALL}. Switch this one on with AWS Connection → Update (Enabled), then run the node again`,
		});
	}
	return { ...chosen, created: false, note: noteOn(chosen, wanted) };
}

function noteOn({ name, enabled }: IDataObject, wanted: IDataObject): string {
	const changes = [
		...(name === wanted.name ? [] : [`is named "${String(name)}" and not "${String(wanted.name)}"`]),
		...(enabled === wanted.enabled || enabled === undefined
			? []
			: [`is ${enabled === false ? 'disabled' : 'enabled'}`]),
	];
	return [
		'Nothing was created: this connection for the same AWS account and region was there, and it serves all their buckets.',
		...(changes.length > 0 ? [`It ${changes.join(', and ')}; AWS Connection → Update changes that.`] : []),
	].join(' ');
}

/** For those who want to know when one is there. */
export function alreadyThere(there: IDataObject[], wanted: IDataObject): PictoryFailure {
	return new PictoryFailure(
		`An AWS connection for account ${String(wanted.awsAccountId)} and ${String(wanted.awsRegion)} is there already: ${there.map(titleOf).join(', ')}`,
		{ code: 'CONNECTION_EXISTS', description: `${ONE_SERVES_ALL}. ${useIt(there)}` },
	);
}

/** What to do about a refusal, beside what Pictory said. */
export function adviceOn(there: IDataObject[], wanted: IDataObject, named?: IDataObject): string {
	if (there.length > 0) {
		return `${there.map(titleOf).join(', ')} is there for this AWS account and region. ${ONE_SERVES_ALL}. ${useIt(there)}`;
	}
	if (named) {
		return `${titleOf(named)} has this name, for account ${String(named.awsAccountId)} and ${String(named.awsRegion)}. Choose another Name`;
	}
	return `AWS Connection → Get Many shows no connection for account ${String(wanted.awsAccountId)} and ${String(wanted.awsRegion)}, and none of this name. Choose another Name, or ask Pictory's support`;
}

function useIt(there: IDataObject[]): string {
	const isOff = there.every(({ enabled }) => enabled === false);
	return isOff
		? 'It is disabled: switch it on with AWS Connection → Update (Enabled), and use it'
		: 'Use it, or set If It Exists to Use It, which gives it back';
}

function titleOf({ name, connectionId }: IDataObject): string {
	return `"${String(name)}" (${String(connectionId)})`;
}
