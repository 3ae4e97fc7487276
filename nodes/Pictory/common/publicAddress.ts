/**
 * The environment variable that tells n8n its public address, as it is named wherever we speak of it. n8n has renamed it, reads
 * the former name for now, and warns of it at its start.
 */
export const PUBLIC_ADDRESS = 'N8N_WEBHOOK_URL (WEBHOOK_URL in older n8n)';
