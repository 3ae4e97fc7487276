/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/**
 * Slow proofs have a short form, which every test run makes, and a full one (`npm run proof`), whose numbers the README tells.
 * @param short amount in every test run
 * @param full amount with PROOF=full
 */
export const amount = (short: number, full: number): number => (process.env.PROOF === 'full' ? full : short);
