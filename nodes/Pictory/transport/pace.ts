/** Why a download is given up while its host still holds the line. */
export type Slowness = 'stalled' | 'trickling' | 'endless';

/** So long nothing may come: neither an answer nor a byte of the file. */
export const STALL_SECONDS = 60;
/** So much must come in each minute. Half a modem's speed: a bad line passes, one byte now and then does not. */
const LEAST_A_MINUTE = 128 * 1024;
const MINUTE = 60;
/** For all attempts together. 1 GiB at 50 kB/s takes six hours. */
const MOST_SECONDS = 8 * 60 * 60;

/**
 * The pace of a download, in seconds that are counted and not read from a clock: one that is put right meanwhile, or a
 * computer that slept, is no stall.
 */
export class Pace {
	private silent = 0;
	private inMinute = 0;
	private bytesInMinute = 0;
	private altogether = 0;

	/** An attempt begins, or its answer has come and the file follows. */
	begin(): void {
		this.silent = 0;
		this.inMinute = 0;
		this.bytesInMinute = 0;
	}

	received(bytes: number): void {
		if (bytes > 0) this.silent = 0;
		this.bytesInMinute += bytes;
	}

	/**
	 * A second has passed.
	 * @param isWaiting whether it is the host that is waited for; n8n's storage may take its time
	 * @returns why the download is to be given up, if it is
	 */
	second(isWaiting: boolean): Slowness | undefined {
		this.altogether += 1;
		if (this.altogether >= MOST_SECONDS) return 'endless';
		if (!isWaiting) return undefined;
		this.silent += 1;
		if (this.silent >= STALL_SECONDS) return 'stalled';
		this.inMinute += 1;
		if (this.inMinute < MINUTE) return undefined;
		const isEnough = this.bytesInMinute >= LEAST_A_MINUTE;
		this.inMinute = 0;
		this.bytesInMinute = 0;
		return isEnough ? undefined : 'trickling';
	}
}
