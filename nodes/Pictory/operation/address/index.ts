/** The one judge of addresses, and the field that takes them. */
export { addressRule, isWebAddress, type Wanted } from './judge';
export { address, meantAddress } from './field';
