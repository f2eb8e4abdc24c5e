/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// n8n reads its settings when it is imported, so this file comes before any import of n8n-core.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';

process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'pickyassist-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'a-key-for-tests-only';
process.env.N8N_DEFAULT_BINARY_DATA_MODE ??= 'default';
process.env.N8N_LOG_LEVEL ??= 'silent';

/** Where n8n keeps its files in this process. */
export const userFolder = process.env.N8N_USER_FOLDER;
