/** A portal for tests of use-cases: its own database, the example's organisation file, and a map's face. */
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { connect, database, disconnect, type PortalRole } from '#db/client';
import { masterKey } from '#db/keys';
import { installation, letter, request } from '#db/schema/index';
import { openRequestKey, unseal, unsealJson } from '#db/seal';
import { type LetterFields, type LetterKind, letterFields } from '#domain/letters';
import type { MapFace } from '#domain/map-face';
import { testPortal } from './database.ts';

export const face: MapFace = {
  categories: [{ key: 'contact', label: 'Contact details', sources: ['you'], kept: [] }],
  corrections: [{ key: 'accounts.phone', label: 'Phone', category: 'contact', rule: 'phone' }],
  ownData: [{ key: 'accounts.phone', label: 'Phone', mayChange: true }],
  facts: [],
  scopes: [{ key: 'account', label: 'Your account', removes: ['Contact details'] }],
  keeps: [],
  optOuts: [
    { key: 'offers', label: 'Special offers' },
    { key: 'news', label: 'News' },
  ],
  identities: [
    { key: 'email', normalise: 'email' },
    { key: 'phone', normalise: 'phone' },
  ],
  tables: [{ key: 'accounts', label: 'Your account', category: 'contact' }],
  cannotRecall: [],
  recipients: [],
  lost: [{ key: 'password', label: 'Password', offMeanwhile: 'Signing in' }],
};

/**
 * Opens a portal of its own for one test file; close it in `after`.
 * @param role whose rights the tested process has
 * @returns `owner`, a connection as the database's owner, for looking and for breaking things, and the addresses
 */
export async function openPortal(
  role: PortalRole = 'habeas_web',
): Promise<{ owner: pg.Client; urls: Awaited<ReturnType<typeof testPortal>>; close(): Promise<void> }> {
  process.env.HABEAS_SECRET ??= 'a secret for tests, at least 32 octets long';
  process.env.HABEAS_URL ??= 'http://127.0.0.1:3000';
  process.env.HABEAS_ORGANISATION ??= join(import.meta.dirname, '../examples/clickandchat');
  const urls = await testPortal();
  connect(role === 'habeas_web' ? urls.web : urls.worker, role);
  await database().update(installation).set({ mapFace: face });
  const owner = new pg.Client(urls.owner);
  await owner.connect();
  return {
    owner,
    urls,
    close: async () => {
      await owner.end();
      await disconnect();
    },
  };
}

/** The letters of a kind in the order they were queued, opened. */
export async function lettersOf<Kind extends LetterKind>(
  kind: Kind,
): Promise<{ id: string; to: string; fields: LetterFields<Kind> }[]> {
  const rows = await database()
    .select({ letter, keySealed: request.keySealed })
    .from(letter)
    .leftJoin(request, eq(request.id, letter.requestId))
    .where(eq(letter.kind, kind))
    .orderBy(letter.createdAt);
  return rows.flatMap(({ letter: { id, requestId, toSealed, fieldsSealed }, keySealed }) => {
    const key = requestId && keySealed ? openRequestKey(requestId, keySealed) : masterKey();
    if (!toSealed || !fieldsSealed) return [];
    const fields = unsealJson(key, `letter:${id}:fields`, fieldsSealed, letterFields[kind]) as LetterFields<Kind>;
    return [{ id, to: unseal(key, `letter:${id}:to`, toSealed).toString(), fields }];
  });
}
