import type { World } from '../world';
import type { Person } from './person';

/** From an empty canvas to a video with a voice, as the README says. @returns what was sent to Pictory */
export async function firstVideo(person: Person, { sandbox }: World): Promise<unknown[]> {
	await person.begin();
	await person.add({ words: 'create video', entry: 'Pictory', action: 'Create video' });
	await person.type('Video Name', 'My first video');
	await person.type('Text', 'This is my first video. Pictory has made it.');
	await person.pick('Voice', 'Joanna', 'voices');
	await person.choose('When to Continue', /Keep Running/);
	await person.look('filled in');
	await person.execute('videoURL');
	await person.look('made');
	return sandbox.log.bodies('POST', '/v2/video/storyboard/render');
}
