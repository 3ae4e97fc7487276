import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Pictory } from '../transport/client';
import type { PictoryFailure } from '../transport/failure';
import type { Answer, AnswerWithHints } from './answer';
import type { Field } from './fields';
import type { Item } from './item';
import type { Settings } from './shared/settings';

/** A request that starts a job at Pictory, and so may cost money, or makes something new: it is sent once (see transport/retry.ts). */
export interface StartRequest {
	method: 'POST' | 'PUT';
	/** Path below the API's base address, with its version, e.g. `/v2/video/storyboard/render`. */
	path: string;
	body: IDataObject;
}

/** For a call whose answer takes a job of its own. */
export interface OwnJobs {
	/**
	 * Starts it, or takes up the one an earlier try has started, and waits for its end. That it fails, is refused or takes
	 * too long is an answer.
	 * @throws Cancelled
	 */
	runToEnd(request: StartRequest): Promise<{ jobId?: string; failure?: PictoryFailure }>;
}

/**
 * What one unit of work (mostly: one input item) asks for, made by `prepare` after everything was checked.
 * - `call`: one answer at once.
 * - `make`: something new that costs nothing, e.g. a connection; made once, however often n8n tries the node.
 * - `start`: a job to start, and to wait for if the user wants that.
 * - `follow`: a job that was started before, to wait for.
 */
export type Task =
	| {
			kind: 'call';
			label?(path: string): string;
			run(pictory: Pictory, jobs: OwnJobs): Promise<Answer | AnswerWithHints>;
	  }
	| {
			kind: 'make';
			/** What it is known by when the node is tried again. */
			request: StartRequest;
			label?(path: string): string;
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
			/** What a person should know though nothing is wrong; shown when it is done. */
			hints?: readonly string[];
			/** Turns a field path of the body, as Pictory names refused fields, into the label of the panel. */
			label?(path: string): string;
			/** What only Pictory knows and has to be right before anything is started. @throws PictoryFailure when it is not */
			before?(pictory: Pictory): Promise<void>;
			/**
			 * The body as it is sent, where that builds on what Pictory has; what the ledger knows the request by stays
			 * `request`. Asked with `before`, and not for a job that an earlier try has started. @throws PictoryFailure
			 */
			complete?(pictory: Pictory): Promise<IDataObject>;
	  }
	| { kind: 'follow'; jobId: string; show?: IDataObject };

/** What an operation gets beside its own item. */
export interface Preparation {
	/** The items of this task: one, unless `group` put several together. */
	items: Item[];
	settings: Settings;
}

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
	/** Those of its fields that are settings of the node: read once, from the first item. */
	settings?: Array<Field<never> | Field>;
	/** Turns a place in the body of its request into the words of the panel. */
	label?(path: string): string;
	/**
	 * Which items belong together in one task; without it every item is a task of its own.
	 * @param itemAt to read an item; what is wrong with it is not reported here
	 */
	group?(first: Item, itemCount: number, itemAt: (index: number) => Item): number[][];
	prepare(item: Item, run: Preparation): Task;
}

/** One entry of the Resource menu. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	/** In the order of the menu (alphabetical by name). */
	operations: Operation[];
	/** Value of the operation chosen when the resource is picked. */
	defaultOperation: string;
}
