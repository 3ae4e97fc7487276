/** Files in S3 that belong together: all keys of the bucket that begin with the prefix ('' for the whole bucket). */
export interface Place {
	bucket: string;
	prefix: string;
}

/** What a set-up is made from. Everything has passed `troubles.ts`, and nothing here is looked up anywhere. */
export interface SetupInput {
	/** 12 digits: the AWS account that owns the buckets. */
	accountId: string;
	/** Region code of all the buckets. */
	region: string;
	/** At least one. */
	buckets: Place[];
	/** ARNs Pictory's page names in its step 5; without any, Pictory's account as a whole is trusted. */
	trustedPrincipals?: string[];
	/** Keys the files are encrypted with (SSE-KMS). */
	kmsKeyArns?: string[];
	/** Production URL of a Pictory S3 Trigger that is to hear of new files. */
	triggerUrl?: string;
	/** Sentences on how the entries were understood. */
	remarks?: string[];
}

export type Json = string | number | boolean | Json[] | { [name: string]: Json };
export type JsonObject = Record<string, Json>;

export interface Statement extends JsonObject {
	Sid: string;
	Effect: 'Allow';
	Action: string[];
}

/** docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument extends JsonObject {
	Version: '2012-10-17';
	Statement: Statement[];
}

/** A command to paste into a shell, and what it is for. */
export interface Command extends JsonObject {
	title: string;
	command: string;
}
