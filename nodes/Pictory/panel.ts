import { resources } from './actions';
import { describe } from './operation/describe';
import { subtitleOf } from './operation/subtitle';

/**
 * Everything the panel shows. The build writes it to a JSON file, which n8n reads much faster at its start than the code
 * that makes it (gulpfile.js).
 */
export const properties = describe(resources);

/** What the canvas shows below the node's name. */
export const subtitle = subtitleOf(resources);
