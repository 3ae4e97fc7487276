/** Characters of the address Pictory calls when a job ends (docs/pictory-api.md §4.7). */
export const MAX_WEBHOOK_LENGTH = 500;
