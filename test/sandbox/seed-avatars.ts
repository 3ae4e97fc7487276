import { createHash } from 'node:crypto';

export interface Avatar {
	id: string;
	name: string;
	gender: 'Male' | 'Female' | null;
	/** A look's id is what a video asks for as avatarId. */
	looks: Array<{ id: string; name: string; previewImage: string; previewVideo: string }>;
}

const PEOPLE: Array<[name: string, gender: Avatar['gender']]> = [
	['Annie', 'Female'],
	['Brandon', 'Male'],
	['Carlotta', 'Female'],
	['Dexter', 'Male'],
	['Eleanor', 'Female'],
	['Femi', 'Male'],
	['Georgia', 'Female'],
	['Hiro', 'Male'],
	['Imani', 'Female'],
	['Jorge', 'Male'],
	['Kiran', null],
	['Leila', 'Female'],
	['Mateo', 'Male'],
	['Nadia', 'Female'],
	['Oskar', 'Male'],
	['Priya', 'Female'],
	['Quentin', 'Male'],
	['Rosa', 'Female'],
	['Samir', 'Male'],
	['Tessa', 'Female'],
];
const KNOWN_IDS: Record<string, string> = {
	Annie: 'e0e84faea390465896db75a83be45085',
	Brandon: 'd08c85e6cff84d78b6dc41d83a2eccce',
};

/** §10.4: 20 avatars with 30 looks; the first page holds 15 avatars. */
export function avatars(): Avatar[] {
	return PEOPLE.map(([name, gender], index) => {
		const id = KNOWN_IDS[name] ?? createHash('md5').update(name).digest('hex');
		const looks = [look(id, `${name}_expressive2_public`, `${name} in Grey Suit`)];
		if (index % 2 === 0) looks.unshift(look(id, `${name}_expressive12_public`, `${name} in Tan Jacket`));
		return { id, name, gender, looks };
	});
}

function look(avatarId: string, id: string, name: string): Avatar['looks'][number] {
	const folder = `https://pictory-static.pictorycontent.com/avatars/preview/${avatarId}/${id}`;
	return { id, name, previewImage: `${folder}/previewImage.webp`, previewVideo: `${folder}/previewVideo_blurred.webm` };
}
