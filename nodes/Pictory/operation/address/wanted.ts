/** What is to be at an address: footage, a sound, slides, any file, or a page anyone can open. */
export type Wanted = 'visual' | 'image' | 'video' | 'audio' | 'presentation' | 'page' | 'file';
