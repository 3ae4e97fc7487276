import { resources } from './actions';
import { fields as jobTriggerFields } from './jobTrigger/fields';
import { describe } from './operation/describe';
import { propertiesOf } from './operation/fields';
import { subtitleOf } from './operation/subtitle';
import { parameters } from './s3Trigger/parameters';

/*
 * Everything the three panels show. The build writes it to a JSON file, which n8n reads much faster at its start than the
 * code that makes it (gulpfile.js).
 */

export const properties = describe(resources);

/** What the canvas shows below the node's name. */
export const subtitle = subtitleOf(resources);

export const jobTriggerProperties = propertiesOf(jobTriggerFields);

export const s3TriggerProperties = parameters;
