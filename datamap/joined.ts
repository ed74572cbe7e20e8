/** What tells that an account database is ours, also an old copy of it: a receipt of the day we first met. */
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Receipt } from '#domain/plan';
import { inRun, type Run } from './run.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** The run of joining, the same for one installation always: a UUID (RFC 9562, 5.8) made of its public key. */
export function joinId(publicKey: string): string {
  const hex = createHash('sha256').update(`habeas join ${publicKey}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Writes it, once. */
export async function join(client: ClientBase, run: Pick<Run, 'id' | 'sign'> & { map: string; now: Date }) {
  const { map, now, ...rest } = run;
  const receipt: Receipt = {
    version: 1,
    run: run.id,
    request: nobody,
    act: 'join',
    scope: '',
    map,
    plan: null,
    at: now.toISOString(),
    tables: [],
  };
  await inRun(client, { ...rest, request: nobody }, async () => receipt);
}

/** Those of the runs that have no receipt here, in their order. */
export async function missingReceipts(client: ClientBase, runs: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT w.id FROM unnest($1::uuid[]) WITH ORDINALITY w(id, at)
     WHERE NOT EXISTS (SELECT FROM habeas.receipt r WHERE r.id = w.id) ORDER BY w.at`,
    [runs],
  );
  return rows.map(({ id }) => id);
}
