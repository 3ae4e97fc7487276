/** The one judge of addresses, and the fields that take them. */
export { withAddresses } from './body';
export { address, addressOrData, readAddress } from './field';
export { addressRule, isWebAddress } from './judge';
export { meantAddress } from './meant';
export type { Wanted } from './wanted';
