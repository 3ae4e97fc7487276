import type { IDataObject } from 'n8n-workflow';

import { asObject, type Pictory } from '../../transport/client';
import { Cancelled, PictoryFailure, rethrown } from '../../transport/failure';
import { LISTS } from '../../transport/lists';
import { adviceOn, alreadyThere, forSame, madeAsWanted, usable } from './existing';
import { advised, isRefusedForAnother } from './failures';

interface Wish {
	/** An earlier try ended without a clear answer. */
	mayBeThere: boolean;
	/** Whether one that is there is given back; else it is an error. */
	isUsed: boolean;
}

/** `id` only of one that was made for us: of another, the next try looks anew. */
interface Result {
	made: IDataObject;
	id?: string;
}

/** What items of one run are doing for an account and region; the second of them finds what the first has made. */
const queues = new WeakMap<Pictory, Map<string, Promise<unknown>>>();

/**
 * The connection for an account and region: the one that is there, or a new one. The list is read first.
 * @throws PictoryFailure with `ambiguous` when one may have been made, and nobody knows
 */
export async function findOrCreate(pictory: Pictory, wanted: IDataObject, wish: Wish): Promise<Result> {
	return await inTurn(pictory, `${String(wanted.awsAccountId)} ${String(wanted.awsRegion)}`, async () => {
		const there = forSame(await pictory.list('awsConnections'), wanted);
		return found(there, wanted, wish) ?? (await create(pictory, wanted, wish));
	});
}

async function inTurn<Value>(pictory: Pictory, place: string, work: () => Promise<Value>): Promise<Value> {
	const queue = queues.get(pictory) ?? new Map<string, Promise<unknown>>();
	queues.set(pictory, queue);
	const before = queue.get(place) ?? Promise.resolve();
	const turn = before.then(work, work);
	queue.set(place, turn);
	return await turn;
}

function found(there: IDataObject[], wanted: IDataObject, { mayBeThere, isUsed }: Wish): Result | undefined {
	const ours = mayBeThere ? madeAsWanted(there, wanted) : undefined;
	if (ours) return made(ours);
	if (there.length === 0) return undefined;
	if (isUsed) return { made: usable(there, wanted) };
	throw alreadyThere(there, wanted);
}

/**
 * After an answer that was lost the list is read: a connection that is there is taken, and only one that is not is asked for
 * once more.
 * @param lost why the answer to an earlier ask is not known: what it has made may be what is in the way now
 */
async function create(pictory: Pictory, wanted: IDataObject, wish: Wish, lost?: PictoryFailure): Promise<Result> {
	try {
		const answer = asObject(await pictory.post(LISTS.awsConnections.path, wanted));
		if (typeof answer.connectionId === 'string' && answer.connectionId !== '') return made(answer);
		throw new PictoryFailure('Pictory took the request but gave no connection back', {
			code: 'UNREADABLE_ANSWER',
			ambiguous: true,
		});
	} catch (error) {
		if (!lost && isRefusedForAnother(error)) return await afterRefusal(pictory, wanted, wish, error);
		if (!isRefusedForAnother(error) && (!(error instanceof PictoryFailure) || !error.details.ambiguous)) {
			throw rethrown(error);
		}
		const all = await pictory.list('awsConnections').catch(() => {
			// Stopped, or unreadable: that it may be there must not be forgotten.
			throw mayBeCreated(lost ?? error);
		});
		const there = forSame(all, wanted);
		const ours = madeAsWanted(there, wanted);
		if (ours) return made(ours);
		if (wish.isUsed && there.length > 0) return { made: usable(there, wanted) };
		if (lost) throw mayBeCreated(lost);
		return await create(pictory, wanted, wish, error);
	}
}

/** Somebody was faster, or the name is taken elsewhere. Pictory's own words stay the message. */
async function afterRefusal(
	pictory: Pictory,
	wanted: IDataObject,
	{ isUsed }: Wish,
	refusal: PictoryFailure,
): Promise<Result> {
	const all = await pictory.list('awsConnections').catch((error: unknown) => {
		if (error instanceof Cancelled) throw error;
		// What was refused, and why, is worth more than that the list can't be read now.
		throw refusal;
	});
	const there = forSame(all, wanted);
	if (isUsed && there.length > 0) return { made: usable(there, wanted) };
	throw advised(
		refusal,
		adviceOn(
			there,
			wanted,
			all.find(({ name }) => name === wanted.name),
		),
	);
}

function made(connection: IDataObject): Result {
	const { connectionId } = connection;
	return { made: { ...connection, created: true }, ...(typeof connectionId === 'string' && { id: connectionId }) };
}

function mayBeCreated(cause: PictoryFailure): PictoryFailure {
	return cause.reworded(
		'The connection may have been created, but Pictory gave no clear answer',
		`${cause.message}. Look with AWS Connection → Get Many before you create it once more`,
	);
}
