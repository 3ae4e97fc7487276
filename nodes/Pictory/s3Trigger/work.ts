/** All the trigger does, in a file of its own, so that n8n loads it with the first message and not at its start. */
export { pass } from './gate';
export { publish, takeBack } from './lifecycle';
export { receive } from './receive';
