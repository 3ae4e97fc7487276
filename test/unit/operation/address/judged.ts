import { judgeAddress, type Circumstances } from '../../../../nodes/Pictory/operation/address/judge';
import { meantAddress } from '../../../../nodes/Pictory/operation/address/meant';

export const NOW = Date.parse('2026-06-01T12:00:00Z');

/** What is told about an address as it was pasted; nothing when it is sent. */
export function troubleWith(pasted: string, circumstances: Partial<Circumstances> = {}): string | undefined {
	const judgement = judgeAddress(meantAddress(pasted), {
		wanted: 'visual',
		hasConnection: true,
		reach: 'internet',
		now: NOW,
		...circumstances,
	});
	return 'trouble' in judgement ? judgement.trouble : undefined;
}

/** Ends a sentence that begins with the field's label, and says what to do. */
export const A_SENTENCE =
	/^(?:is|has|holds|names|begins|does not) [\s\S]*(?:\. |: )(?:[\s\S]*(?:Enter|enter|Check|Choose|Use|Sign|Copy|Write|Add|Download|store it)[\s\S]*)$/;
