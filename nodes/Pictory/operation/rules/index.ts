/** The rules that say what may stand in a request's body. */
export {
	anything,
	at,
	type Check,
	described,
	type FileAddress,
	isFilled,
	isThere,
	type ObjectRule,
	type Rule,
	type Schema,
} from './rule';
export { eachText, list, notBoth, object } from './structures';
export { quoted } from './words';
export { color, flag, judged, number, offset, oneOf, percentage, percentText, text } from './values';
