/** All the trigger does, in a file of its own, which n8n loads with the first message and not at its start. */
export { continueExecution } from './gate';
export { activate, deactivate } from './lifecycle';
export { receive } from './receive';
