/** The kinds of field an operation is written with. */
export type { Field, FieldSpec, Label } from './field';
export { collection, part, propertiesOf, rows } from './group';
export { json, jsonList } from './json';
export { labelIn, labelsOf } from './labels';
export { parts } from './parts';
export { below, putAt } from './place';
export { type FieldSet, isShown, putAll, readAll, type Values } from './read';
export { choice, choices, color, flag, id, isByName, menu, number, text, textOrData, texts } from './simple';
