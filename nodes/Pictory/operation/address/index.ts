/** The one judge of addresses, and the fields that take them. */
export { withAddresses } from './body';
export { address, addressOrData, readAddress } from './field';
export { addressRule, judgeAddress } from './judge';
export { callAddress } from './call';
export { missingPart } from './computed';
export { meantAddress } from './meant';
export { missingName } from './missing';
export type { Wanted } from './wanted';
