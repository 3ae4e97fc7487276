/** All that fills the panel's lists, in a file of its own, so that n8n loads it with the first list and not at its start. */
export * as listSearch from './listSearch';
export * as resourceMapping from './resourceMapping';
