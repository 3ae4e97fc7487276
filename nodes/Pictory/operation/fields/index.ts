/** The kinds of field an operation is written with. */
export { choice, choices, menu } from './choice';
export { collection } from './collection';
export type { Field, FieldSpec, Label } from './field';
export { flag } from './flag';
export { id } from './id';
export { idOrName } from './idOrName';
export { json, jsonList } from './json';
export { mapper, mappedValues } from './mapper';
export { labelIn, labelsOf } from './labels';
export { propertiesOf } from './members';
export { number } from './number';
export { part } from './part';
export { type FieldSet, putAll, readAll, type Values } from './read';
export { rows } from './rows';
export { isShown } from './shown';
export { color, text, texts } from './text';
export { yesNo } from './yesNo';
