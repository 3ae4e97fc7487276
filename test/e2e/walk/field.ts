import type { Locator } from 'playwright-core';

/** A text as it stands on the screen, or what it must match. */
export type Words = string | RegExp;

/** @returns a pattern for all of a text and nothing else */
export function exactly(words: Words): RegExp {
	return typeof words === 'string' ? new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`) : words;
}

/**
 * A field of a node's panel as a person finds it: by the label above it.
 * @param scope the panel, or a part of it where several fields have the same label
 */
export function fieldCalled(scope: Locator, label: string): Locator {
	const isNearest = 'xpath=ancestor::*[@data-test-id="input-label"][1]';
	return scope
		.locator('label span')
		.filter({ hasText: exactly(label), visible: true })
		.first()
		.locator(isNearest);
}

/** @returns what a field is clicked at, to type into it or to open its menu */
export function boxOf(field: Locator): Locator {
	return field.locator('textarea, input:not([role="switch"]):not([data-test-id="rlc-mode-selector"] *)').first();
}
