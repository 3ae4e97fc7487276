import type { Reach } from '../reach';
import { described, text as textRule } from '../rules';
import type { Field, FieldSpec } from '../fields/field';
import { judgedAddress } from './field';
import { isWebAddress, privateTrouble } from './judge';
import { meantAddress } from './meant';
import { missingName } from './missing';
import { NOT_A_PAGE, textTrouble } from './notAnAddress';
import { webUrl } from '../../common/webUrl';

/** The address of something Pictory calls. It is no file: every page may take a call, and nothing is fetched from it. */
export function callAddress(name: string, label: string, maxLength: number, spec: FieldSpec = {}): Field<string> {
	const length = textRule({ maxLength });
	const rule = described({ ...length.schema }, (value, path, check) => {
		const address = typeof value === 'string' ? meantAddress(value) : value;
		length(address, path, check);
		if (typeof address !== 'string') return;
		const trouble = callTrouble(address, check.reach);
		if (trouble !== undefined) return check.note(path, trouble);
		check.files.push({ path, address, inS3: false });
	});
	return judgedAddress(rule)(name, label, spec);
}

function callTrouble(address: string, reach: Reach = 'internet'): string | undefined {
	const trouble = textTrouble(address) ?? missingName(address);
	if (trouble !== undefined) return trouble;
	const url = isWebAddress(address) ? webUrl(address) : undefined;
	if (!url) return NOT_A_PAGE;
	return reach === 'internet'
		? privateTrouble(url, 'Pictory calls it from the internet: enter a public https address.')
		: undefined;
}
