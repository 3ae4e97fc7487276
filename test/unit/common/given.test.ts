import { given } from '../../../nodes/Pictory/common/given';

test('given leaves out what is undefined, and nothing else', () => {
	expect(given({ a: 0, b: '', c: false, d: null, e: undefined })).toEqual({ a: 0, b: '', c: false, d: null });
});
