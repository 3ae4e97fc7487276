/** The kinds of field an operation is written with. */
export { collection } from './collection';
export type { Field, FieldSpec } from './field';
export { json, jsonList } from './json';
export { labelIn, labelsOf } from './labels';
export { propertiesOf } from './members';
export { part } from './part';
export { parts } from './parts';
export { putAt } from './place';
export { type FieldSet, putAll, readAll, type Values } from './read';
export { rows } from './rows';
export { isShown } from './shown';
export { choice, choices, color, flag, id, isByName, menu, number, text, textOrData, texts } from './simple';
