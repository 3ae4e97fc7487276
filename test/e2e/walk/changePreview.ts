import type { World } from '../world';
import type { Person } from './person';

/** What was sent to Pictory. */
export interface Changed {
	/** the elements of the preview, as Update Preview sent them */
	elements: unknown;
	renders: number;
	/** all that was sent */
	bodies: unknown[];
}

/** A preview, one of its texts said in other words, and the video of it. */
export async function changePreview(person: Person, { sandbox }: World): Promise<Changed> {
	await person.begin();
	await person.add({ words: 'video preview', entry: 'Pictory', action: 'Create video preview' });
	await person.type('Video Name', 'Spring sale');
	await person.type('Text', 'Our spring sale starts on Monday. Everything is 20 percent off.');
	await person.choose('When to Continue', /Keep Running/);
	await person.execute('completed');
	await person.look('preview');
	await person.close();

	await person.add({
		words: 'video preview',
		entry: 'Pictory',
		action: 'Update video preview',
		plus: { after: 'Create video preview' },
	});
	await person.pick('Element', /spring sale/, 'elements');
	await person.type('Text', 'Our autumn sale starts on Friday.');
	await person.look('changed');
	await person.execute('updated');
	await person.look('updated');
	await person.close();

	await person.add({
		words: 'video preview',
		entry: 'Pictory',
		action: 'Render video preview',
		plus: { after: 'Update video preview' },
	});
	await person.choose('When to Continue', /Keep Running/);
	await person.execute('videoURL');
	await person.look('made');
	const [elements] = sandbox.log.bodies('PUT', /\/elements$/);
	const renders = sandbox.log.count('PUT', '/v2/video/render/');
	return { elements, renders, bodies: sandbox.log.bodies() };
}
