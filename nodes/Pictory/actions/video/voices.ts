import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { putAll } from '../../operation/fields';
import type { Item } from '../../operation/item';
import type { StoryboardValues } from './draftScene';
import { externalVoice, moreVoices, premiumVoiceSettings } from './panel/sound';

const NO_VOICE = 'needs a Voice, and none is chosen. Choose one, or remove it.';
const beside = moreVoices.with({ at: 'others' });

/**
 * What is said beside the one Voice of the panel: its further settings, voices that take turns with it, or a recording.
 * @param body with what the Voice has put there, nothing without one
 */
export function withFurtherVoices(
	body: IDataObject,
	{ speaker, templateSpeaker, additionalFields }: StoryboardValues,
	item: Item,
): IDataObject {
	const { externalVoice: recording, moreVoices: others, premiumVoiceSettings: premium } = additionalFields;
	const recorded = putAll({ externalVoice }, { externalVoice: recording }, body).voiceOver;
	if (speaker === '' && templateSpeaker === '') {
		if (premium) item.problem(premiumVoiceSettings.label, NO_VOICE);
		if (others?.length) item.problem(moreVoices.label, NO_VOICE);
		return isPlainObject(recorded) ? { voiceOver: { enabled: true, ...recorded } } : body;
	}
	const { voiceOver } = putAll({ premiumVoiceSettings }, { premiumVoiceSettings: premium }, body);
	const { others: further = [] } = putAll({ others: beside }, { others });
	const { aiVoices, ...rest } = voiceOver as { aiVoices: IDataObject[] };
	return { voiceOver: { ...rest, aiVoices: [...aiVoices, ...(further as IDataObject[])] } };
}
