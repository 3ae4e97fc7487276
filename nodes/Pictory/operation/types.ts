import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Pictory } from '../transport/client';
import type { AnswerWithFiles } from './answer';
import type { Item } from './item';

/** A request that starts a job at Pictory, and so may cost money, or makes something new: it is sent once (see transport/retry.ts). */
export interface StartRequest {
	method: 'POST' | 'PUT';
	/** Path below the API's base address, with its version, e.g. `/v2/video/storyboard/render`. */
	path: string;
	body: IDataObject;
}

/**
 * What one unit of work (mostly: one input item) asks for, made by `prepare` after everything was checked.
 * - `call`: one answer at once.
 * - `make`: something new that costs nothing, e.g. a connection; made once, however often n8n tries the node.
 * - `start`: a job to start, and to wait for if the user wants that.
 * - `follow`: a job that was started before, to wait for.
 */
export type Task =
	| { kind: 'call'; run(pictory: Pictory): Promise<IDataObject | IDataObject[] | AnswerWithFiles> }
	| {
			kind: 'make';
			/** What it is known by when the node is tried again. */
			request: StartRequest;
			/** @param mayBeThere an earlier try ended without a clear answer */
			make(pictory: Pictory, mayBeThere: boolean): Promise<{ id?: string; made: IDataObject }>;
			/** @returns what an earlier try has made, nothing when it is gone */
			read(pictory: Pictory, id: string): Promise<IDataObject | undefined>;
	  }
	| {
			kind: 'start';
			request: StartRequest;
			/** What the output says of the job beside Pictory's own words, e.g. `videoName`. */
			show: IDataObject;
			/** Turns a field path of the body, as Pictory names refused fields, into the label of the panel. */
			label?(path: string): string;
			/** What only Pictory knows and has to be right before anything is started. @throws PictoryFailure when it is not */
			before?(pictory: Pictory): Promise<void>;
	  }
	| { kind: 'follow'; jobId: string; show?: IDataObject };

/**
 * One operation of a resource: its menu entry, its parameters, and one function that turns the parameters of an
 * input item into a task. `prepare` never talks to the network: problems go to `item.problem(…)`, and nothing is sent
 * for any item before all items of the run are prepared.
 */
export interface Operation {
	option: INodePropertyOptions & { action: string; description: string; value: string };
	/**
	 * Shown for this operation only: `displayOptions` for resource and operation are added by the builder
	 * (describe.ts). A parameter several operations share is the same object in each of their lists.
	 */
	parameters: INodeProperties[];
	/** Which items belong together in one task; without it every item is a task of its own. */
	group?(first: Item, itemCount: number): number[][];
	/** @param items the items of this task: one, unless `group` put several together */
	prepare(item: Item, items: Item[]): Task;
}

/** One entry of the Resource menu. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	/** In the order of the menu (alphabetical by name). */
	operations: Operation[];
	/** Value of the operation chosen when the resource is picked. */
	defaultOperation: string;
}
