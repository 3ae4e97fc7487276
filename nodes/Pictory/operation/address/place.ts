/** A place on the web whose addresses are pages: a browser shows them, and the file is somewhere behind. */
export interface Place {
	name: string;
	/** Whole hosts; with a star, all below one. */
	hosts: string;
	/** Which of its addresses are the file itself. */
	isFile?(url: URL): boolean;
	/** Only these are pages; without it all are that are no file. */
	isPage?(url: URL): boolean;
	/** How to come to the address of the file. */
	remedy?(url: URL): string | undefined;
}
