import { RecentMap } from '../../../nodes/Pictory/common/recentMap';

const keysOf = <Value>(map: RecentMap<Value>, ...keys: string[]): string[] => keys.filter((key) => map.has(key));

test('the oldest entry makes room', () => {
	const map = new RecentMap<number>(2);
	for (const [index, key] of ['a', 'b', 'c'].entries()) map.set(key, index);
	expect(keysOf(map, 'a', 'b', 'c')).toEqual(['b', 'c']);
	expect(map.get('c')).toBe(2);
});

test('what is set again is the newest', () => {
	const map = new RecentMap<number>(2);
	for (const key of ['a', 'b', 'a', 'c']) map.set(key, 0);
	expect(keysOf(map, 'a', 'b', 'c')).toEqual(['a', 'c']);
});

test('values may weigh differently, and weigh nothing once they are gone', () => {
	const map = new RecentMap<string>(5, (value) => value.length);
	map.set('a', 'xxx');
	map.set('b', 'xx');
	expect(map.size).toBe(2);
	map.set('c', 'x');
	expect(keysOf(map, 'a', 'b', 'c')).toEqual(['b', 'c']);
	map.delete('b');
	map.set('d', 'xxxx');
	expect(keysOf(map, 'c', 'd')).toEqual(['c', 'd']);
	map.set('e', 'far too much');
	expect(map.size).toBe(0);
});
