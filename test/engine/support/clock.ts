/* eslint-disable @n8n/community-nodes/no-restricted-globals */

/**
 * Lets time run `factor` times as fast for everything in this process that sets a timer or asks for the time of day, so
 * that waits of many minutes can be tested whole. Sockets keep their own time.
 * @returns puts the real clock back
 */
export function hastenClock(factor: number): () => void {
	const { setTimeout: realTimeout } = globalThis;
	const realNow = Date.now.bind(Date);
	const begun = realNow();
	const hastened = (callback: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]): NodeJS.Timeout =>
		realTimeout(callback, milliseconds / factor, ...args);
	globalThis.setTimeout = Object.assign(hastened, realTimeout) as typeof setTimeout;
	Date.now = () => begun + (realNow() - begun) * factor;
	return () => {
		globalThis.setTimeout = realTimeout;
		Date.now = realNow;
	};
}
