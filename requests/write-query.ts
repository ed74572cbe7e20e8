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

/** A fault for who reads it as a query; what was typed is not in it. */
const unclear = 'person:unclear';

const looksLikeAddress = /[@＠]|%40/i;

/** A query may have one character less. What is longer is a fault anyhow, and would make an address that no browser takes. */
const longerThanAny = 501;

/** The name that mail programs copy before an address in angle brackets. */
const nameBefore = /(?<=^|[\s("]|[Pp]erson:)(?:(?:"[^"]*"|(?!OR\s)[^\s:()"<>@-][^\s:()"<>@]*)\s+)+(?=<[^<>\s]*@)/g;

/**
 * A query as it may stand in the address of a page: a colleague's name becomes their id, and an address that was typed or
 * pasted, also with a name or signs around it, becomes its keyed hash, since addresses of pages are kept in histories and
 * logs. What still looks like an address then goes nowhere: in its place stands what no search understands.
 */
export function writeQuery({ actor, text, chosen = {}, now }: Typed): Promise<Result<string>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    const colleagues = await listColleagues(tx);
    const typed = text.slice(0, longerThanAny).replace(nameBefore, '');
    const written = replaced(typed, (word) => named(word, colleagues) ?? hashed(word) ?? word);
    const query = Object.entries(chosen).reduce((all, [name, value]) => withValue(all, name, value), written);
    return ok(looksLikeAddress.test(query) ? unclear : query.slice(0, longerThanAny));
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
  if (!looksLikeAddress.test(word)) return null;
  const typed = word
    .replace(/^person:/i, '')
    .replaceAll('"', '')
    .split(/[,;]/);
  const hashes = typed.filter((one) => one.trim() !== '').map(hashOf);
  return hashes.includes(null) ? unclear : `person:${hashes.join()}`;
}

/** Of what a mail program or a link copies: `Ann <ann@x.test>`, `mailto:ann@x.test?subject=…`; a hash stays one. */
function hashOf(typed: string): string | null {
  const trimmed = typed.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return trimmed.toLowerCase();
  const [, inside = trimmed] = /<([^<>]+)>$/.exec(trimmed) ?? [];
  const bare = inside.replace(/^mailto:/i, '').replace(/(@[^?]*)\?.*$/, '$1');
  const address = canonicalAddress(bare.replace(/[.:]+$/, ''));
  return address.ok ? identityIndex('email', address.value).toString('hex') : null;
}

function named(word: string, colleagues: readonly Colleague[]): string | null {
  const [, typed] = /^owner:"?([^"]+)"?$/i.exec(word) ?? [];
  const id = typed && colleagues.find(({ name }) => name.toLowerCase() === typed.toLowerCase())?.id;
  return id ? `owner:${id}` : null;
}
