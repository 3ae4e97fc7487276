/**
 * How the local Pictory behaves wherever Pictory's documents leave it open, and how its jobs run.
 * "§" numbers name the sections of docs/pictory-api.md; UNCERTAIN points have one switch each, and the first
 * value named is the default.
 */

export type JobOutcome = 'complete' | 'fail' | 'never';
export type JobIdSpelling = 'data.jobId' | 'jobId' | 'data.job_id' | 'job_id';
export type WebhookMode = 'once' | 'twice' | 'early' | 'never';

export interface SandboxSettings {
	/** Every API answer leaves this many milliseconds after its request came in. */
	latencyMs: number;
	/** §1.6: no limit is documented. A number turns on 429 after that many requests within any 60 s. */
	rateLimitPerMinute: number | null;
	/** Seconds in `Retry-After` of that 429; null leaves the header out (§1.5: not documented). */
	rateLimitRetryAfter: number | null;

	// ---- jobs, §7 ---------------------------------------------------------------------------------------------------
	/**
	 * How long a job runs, milliseconds. Taken when the job starts; `[slow=15000]`, `[fast]` in videoName override it.
	 */
	jobDurationMs: number;
	/** How a job ends. Taken when it starts; `[fail]`, `[never]` in videoName override it. */
	jobOutcome: JobOutcome;
	/** §7.1: what a job failed by `jobOutcome` or `[fail]` says. */
	jobFailure: { error_code: string; error_message: string };
	/** §7.1 UNCERTAIN: jobs start as `pending` (the first fifth of their time). */
	usePendingState: boolean;
	/** §7.1: renders show renderProgress, renderProgressMessage and renderState from a quarter of their time on. */
	showRenderProgress: boolean;
	/** §7.1 UNCERTAIN: an unknown job is HTTP 404, or 200 with success false; the body is the same. */
	unknownJob: '404' | '200';
	/** §7.4: where a create puts the job's id. */
	jobIdSpelling: JobIdSpelling;
	/** §7.2 UNCERTAIN: where an entry of the job list has its id. */
	jobListIdSpelling: 'data.jobId' | 'job_id' | 'both';
	/** §4 UNCERTAIN: status of an answer that starts a job. */
	startStatus: 200 | 201 | 202;
	/** §7.1 UNCERTAIN: a finished transcription carries data.status. */
	transcriptStatus: boolean;
	/** §7.1 UNCERTAIN: a finished render also has audioURL. */
	audioUrlInJob: boolean;
	/** §7.4: the share link's spelling. */
	shareUrlSpelling: 'videoShareURL' | 'shareVideoURL';
	/** §7.4: the preview link's spelling. */
	previewUrlSpelling: 'previewUrl' | 'preview';
	/** §7.3 not documented: status when the files of a running job are to be deleted. */
	cleanRunningStatus: 400 | 409;

	// ---- previews, §4.3, §4.4, §4.6 ---------------------------------------------------------------------------------
	/** §4.3 not documented: rendering a preview that is not completed. */
	unfinishedPreviewStatus: 400 | 404 | 409;
	/** §4.3 not documented: rendering a preview that does not exist, or that is no preview. */
	unknownPreviewStatus: 404 | 400;
	/** §4.4 UNCERTAIN: render parameters wrapped in `renderParams` are refused, or the job fails. */
	wrappedRenderParams: 'refuse' | 'failJob';
	/** §4.6 INFERENCE: status of a successful elements update. */
	elementsStatus: 204 | 200;
	/** INFERENCE: an avatarId that is no look's id fails the job. */
	unknownAvatarFailsJob: boolean;

	// ---- connections, §2, §3 ----------------------------------------------------------------------------------------
	/** §2.1 UNCERTAIN: status of a create. */
	createStatus: 200 | 201;
	/** §1.5 UNCERTAIN: status of a stale version and of a duplicate name. */
	conflictStatus: 409 | 400;
	/** §2.1 not documented for AWS (§3.1: Vimeo names are unique): two connections may have the same name. */
	allowDuplicateNames: boolean;
	/** §2.1 not documented: a second connection for the same account and region is refused as a name that is taken is. */
	onePerAccountAndRegion: boolean;
	/** §2.1 UNCERTAIN: `enabled` must be sent on create. */
	enabledRequired: boolean;
	/** §2.4 UNCERTAIN: `name` must be sent on update. */
	updateNameRequired: boolean;
	/** §2.4: the update answer also has type and dates, as Vimeo's has (§3.4). */
	updateAnswersFully: boolean;
	/** §2.5: AWS deletes are not idempotent; true answers 204 for a connection that is gone, as Vimeo does (§3.5). */
	awsDeleteIdempotent: boolean;

	// ---- lists and errors -------------------------------------------------------------------------------------------
	/** §7.2, §10.4: the last page has nextPageKey null, or no such key. */
	listEndKey: 'null' | 'absent';
	/** Page sizes are documented nowhere. */
	jobsPageSize: number;
	projectsPageSize: number;
	vimeoPageSize: number;
	avatarsPageSize: number;
	/** §1.5 not documented: what a 404 has in its body. */
	notFoundBody: 'message' | 'empty';
	/** §1.5: `fields[].errors` is a string in the one sample; a list of strings is the other plausible reading. */
	fieldErrorsAs: 'string' | 'array';

	// ---- webhooks, §8 -----------------------------------------------------------------------------------------------
	/** `early` calls once while the job is still in progress and again at its end. */
	webhookMode: WebhookMode;
	/** §8 INFERENCE: also called when a job fails. */
	webhookOnFailure: boolean;
	/** §8 not documented: further tries when the receiver does not answer 2xx. */
	webhookRetries: number;
	webhookRetryDelayMs: number;
	/** §8 UNCERTAIN: the job answer as it is, or with `data` spread over the top level. */
	webhookPayload: 'nested' | 'flattened';
	/** §8 INFERENCE: the key under which webhookInput comes back. */
	webhookInputKey: string;
	/** Give up on a receiver after this many milliseconds. */
	webhookTimeoutMs: number;
}

export function defaultSettings(): SandboxSettings {
	return {
		latencyMs: 0,
		rateLimitPerMinute: null,
		rateLimitRetryAfter: 1,
		jobDurationMs: 3000,
		jobOutcome: 'complete',
		jobFailure: {
			error_code: 'TEXT_TO_VIDEO_FAILED',
			error_message: 'The video could not be created. Please try again.',
		},
		usePendingState: false,
		showRenderProgress: true,
		unknownJob: '404',
		jobIdSpelling: 'data.jobId',
		jobListIdSpelling: 'data.jobId',
		startStatus: 200,
		transcriptStatus: true,
		audioUrlInJob: true,
		shareUrlSpelling: 'videoShareURL',
		previewUrlSpelling: 'previewUrl',
		cleanRunningStatus: 400,
		unfinishedPreviewStatus: 400,
		unknownPreviewStatus: 404,
		wrappedRenderParams: 'refuse',
		elementsStatus: 204,
		unknownAvatarFailsJob: true,
		createStatus: 200,
		conflictStatus: 409,
		allowDuplicateNames: false,
		onePerAccountAndRegion: false,
		enabledRequired: false,
		updateNameRequired: false,
		updateAnswersFully: false,
		awsDeleteIdempotent: false,
		listEndKey: 'null',
		jobsPageSize: 10,
		projectsPageSize: 2,
		vimeoPageSize: 10,
		avatarsPageSize: 15,
		notFoundBody: 'message',
		fieldErrorsAs: 'string',
		webhookMode: 'once',
		webhookOnFailure: true,
		webhookRetries: 3,
		webhookRetryDelayMs: 1000,
		webhookPayload: 'nested',
		webhookInputKey: 'webhookInput',
		webhookTimeoutMs: 10_000,
	};
}
