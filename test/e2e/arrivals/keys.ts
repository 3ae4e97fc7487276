const BYTES = 1024;

/** What keys may hold, and readers trip over. */
const HOSTILE = [
	'a b',
	'a+b',
	'a%2Bb',
	'a%20b',
	'100%',
	'100%zz',
	'%',
	'+',
	'ü/ñ/日本語/🎬',
	'e\u0301 and é',
	' leading',
	'a//b///c',
	'./a/../b',
	'"quoted" and \'ticked\' `so`',
	'a&b=c;d,e',
	'?query=1&x=2#hash',
	'back\\slash\\',
	'{{ $json.key }} ={{ 1 + 1 }}',
	'<script>&amp;</script>',
	"(!*')[]{}|^~@:$",
	'__proto__',
	'constructor/toString',
	'tab\there',
	'line\nbreak',
	'null',
	'\u202Egpj.exe',
];

/** @returns as many keys as wanted, no two alike; some with blanks at the end, some as long as S3 takes them */
export function hostileKeys(count: number): string[] {
	return Array.from({ length: count }, (_, index) => {
		const name = `${HOSTILE[index % HOSTILE.length]}`;
		if (index % 50 === 7) return `${index}-${name}-`.padEnd(BYTES - Buffer.byteLength(name) + name.length, 'x');
		return index % 3 === 0 ? `${name} ${index}.mp4 ` : `${name}.${index}.mp4`;
	});
}
