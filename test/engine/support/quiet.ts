/* eslint-disable @n8n/community-nodes/no-restricted-globals */
/** Import before n8n-core: it would print every error a test provokes. */
process.env.N8N_LOG_LEVEL = 'silent';
