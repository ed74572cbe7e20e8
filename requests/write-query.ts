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
const nameBefore =
  /(?<=^|[\s("]|[Pp]erson:)(?:(?:"[^"]*"|(?!(?:AND|NOT|OR)\s)[^\s:()"<>@-][^\s:()"<>@]*)\s+)+(?=<[^<>\s]*@)/g;

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
    const typed = wholeReferences(text.slice(0, longestPasted)).slice(0, longerThanAny).replace(nameBefore, '');
    const written = replaced(typed, (word) => hashed(named(word, colleagues)) ?? named(word, colleagues));
    const query = Object.entries(chosen).reduce((all, [name, value]) => withValue(all, name, value), written);
    return ok(looksLikeAddress.test(query) ? unclear : query.slice(0, longerThanAny));
  });
}

/** Pasted with an address around it, whose own search may be as long as any. */
const longestPasted = 4000;

/** A reference as it is read out or printed, in groups of four, and the id in the address of a request's page. */
const wholeReferences = (text: string): string =>
  text
    .split(/(\s+)/)
    .map((word) => word.replace(/[^\s("]*\/requests\/([0-9a-f-]{36})[^\s)"]*/i, '$1'))
    .join('')
    .replace(quotedOrGroups, (found) => (found.startsWith('"') ? found : found.split(/\s+/).join('-')));

const quotedOrGroups = /"[^"]*"?|(?<=^|[\s(])[2-9A-HJKMNP-TW-Z]{4}(?:\s+[2-9A-HJKMNP-TW-Z]{4}){1,2}(?=$|[\s)])/gi;

/** The query as it is read: ids of colleagues are their names again. */
export const readableQuery = (query: string, colleagues: readonly Colleague[]): string =>
  replaced(query, (word) =>
    owners(word, (one) => {
      const name = colleagues.find(({ id }) => id === one)?.name;
      return name && quoted(name);
    }),
  );

/** A colleague's name as a value: in quotation marks, since most have a blank. */
const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`;

/** The owners that may be asked for, as one types them. */
export const ownerWords = (colleagues: readonly Colleague[]): string[] =>
  colleagues.map(({ name }) => `owner:${quoted(name)}`);

/** A word with each owner that it names replaced, unless nothing stands for it. */
const owners = (word: string, by: (one: string) => string | undefined): string =>
  /^owner:/i.test(word)
    ? word.slice(0, 'owner:'.length) + word.slice('owner:'.length).replace(/"[^"]*"?|[^,"]+/g, (one) => by(one) ?? one)
    : word;

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

function named(word: string, colleagues: readonly Colleague[]): string {
  const bare = (name: string) => name.replaceAll('"', '').toLowerCase();
  return owners(word, (one) => colleagues.find(({ name }) => bare(name) === bare(one))?.id);
}
