import { isPlainObject } from '../../common/guards';
import { at, described, isThere, type ObjectRule, type Rule, type Schema } from './rule';
import { kindOf } from './words';

export function list(each: Rule, { min = 1, max }: { min?: number; max?: number } = {}): Rule {
	const schema: Schema = { type: 'array', items: each.schema ?? {}, minItems: min, maxItems: max };
	return described(schema, (value, path, check) => {
		if (!Array.isArray(value)) {
			check.note(path, `must be a list, but is ${kindOf(value)}.`);
			return;
		}
		if (value.length < min)
			check.note(path, min === 1 ? 'is an empty list. Add an entry, or remove it.' : `needs ${min} entries.`);
		if (max !== undefined && value.length > max)
			check.note(path, `has ${value.length} entries; at most ${max} are allowed.`);
		value.forEach((entry, index) => each(entry, `${path}[${index}]`, check));
	});
}

/** What a member of an object must be: a rule, or a field, which has one. */
type Member = Rule | { readonly rule: Rule };

/** Members that have no rule pass, as Pictory strips what it does not know. */
export function object(members: Readonly<Record<string, Member>>, ...rules: ObjectRule[]): Rule {
	const judges = Object.entries(members).map(([name, member]) => [name, ruleOf(member)] as const);
	const properties = Object.fromEntries(judges.map(([name, { schema = {} }]) => [name, schema]));
	return described({ type: 'object', properties }, (value, path, check) => {
		if (!isPlainObject(value)) {
			check.note(path, `must be an object, but is ${kindOf(value)}.`);
			return;
		}
		for (const [name, rule] of judges) {
			if (isThere(value[name])) rule(value[name], at(path, name), check);
		}
		for (const rule of rules) rule(value, path, check);
	});
}

function ruleOf(member: Member): Rule {
	return typeof member === 'function' ? member : member.rule;
}

/** At most one of these members; each is named by the words of the panel. */
export function notBoth(first: string, second: string, advice: string): ObjectRule {
	return (value, path, check) => {
		if (isThere(value[first]) && isThere(value[second])) check.note(at(path, first), advice);
	};
}

/** @param judge @returns what is wrong with one text of the list */
export function eachText(judge: (text: string) => string | undefined): Rule {
	return list((value, path, check) => {
		const trouble = judge(String(value));
		if (trouble !== undefined) check.note(path, trouble);
	});
}
