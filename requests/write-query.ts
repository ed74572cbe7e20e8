import { isNull } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { canonicalAddress } from '#domain/address';
import { ok, type Result } from '#domain/problems';
import { tokens } from '#domain/query-tokens';
import { withValue } from '#domain/queue-query';
import { authorise } from './authorise.ts';
import { identityIndex } from './who.ts';

type Typed = {
  actor: StaffActor;
  /** As it stands in the search bar. */
  text: string;
  /** What the lists beside it say; an empty value takes the qualifier out. */
  chosen?: Record<string, string>;
  now: Date;
};

/**
 * A query as it may stand in the address of a page: a colleague's name becomes their id, and an address that was typed or
 * pasted becomes its keyed hash, since addresses of pages are kept in histories and logs.
 */
export function writeQuery({ actor, text, chosen = {}, now }: Typed): Promise<Result<string>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    const colleagues = await listColleagues(tx);
    const written = replaced(text, (word) => hashed(word) ?? named(word, colleagues) ?? word);
    return ok(Object.entries(chosen).reduce((query, [name, value]) => withValue(query, name, value), written));
  });
}

/** The query as it is read: ids of colleagues are their names again. */
export const readableQuery = (query: string, colleagues: readonly Colleague[]): string =>
  replaced(query, (word) => {
    const [, id] = /^owner:([0-9a-f-]{36})$/.exec(word) ?? [];
    const name = colleagues.find((one) => one.id === id)?.name;
    return name ? `owner:"${name.replaceAll('"', '')}"` : word;
  });

type Colleague = { id: string; name: string };

const listColleagues = (tx: Transaction): Promise<Colleague[]> =>
  tx.select({ id: staff.id, name: staff.name }).from(staff).where(isNull(staff.disabledAt));

function replaced(text: string, by: (word: string) => string): string {
  return tokens(text)
    .filter(({ kind }) => kind === 'word')
    .reduceRight((left, { at, text: word }) => left.slice(0, at) + by(word) + left.slice(at + word.length), text);
}

function hashed(word: string): string | null {
  if (!word.includes('@')) return null;
  const address = canonicalAddress(word.replace(/^person:/i, '').replaceAll('"', ''));
  return address.ok ? `person:${identityIndex('email', address.value).toString('hex')}` : null;
}

function named(word: string, colleagues: readonly Colleague[]): string | null {
  const [, typed] = /^owner:"?([^"]+)"?$/i.exec(word) ?? [];
  const id = typed && colleagues.find(({ name }) => name.toLowerCase() === typed.toLowerCase())?.id;
  return id ? `owner:${id}` : null;
}
