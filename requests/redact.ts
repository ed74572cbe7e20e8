import type { Transaction } from '#db/client';
import { listFindings } from '#db/finding';
import { findPlan } from '#db/plan';
import { insertRedactions, listRedactions } from '#db/redaction';
import { childOf, emailOf, identitiesKeyedIn, type OpenedRequest } from '#db/request';
import { lookalikes } from '#domain/looks-like';
import { ok, type Result, refused } from '#domain/problems';
import {
  isSameRedaction,
  type Redaction,
  redactionGrounds,
  redactionsAtMost,
  redaction as shape,
  toldOf,
} from '#domain/redaction';
import type { Status } from '#domain/states';
import { atDesk, type DeskAct } from './at-desk.ts';
import { letApprovalFall } from './let-approval-fall.ts';
import { record } from './record.ts';

/** Before anybody's approval has set the copy going. */
const redactable: readonly Status[] = ['received', 'review', 'waiting'];

export const mayRedact = ({ kind, status }: Pick<OpenedRequest, 'kind' | 'status'>): boolean =>
  kind === 'access' && redactable.includes(status);

type Redact = DeskAct & {
  /** Rows and values, each as JSON, as the page of findings offers them. */
  chosen: readonly unknown[];
  /** As it was typed; empty when none was. */
  text: unknown;
  /** Of what is to go whatever looks like it; empty for nothing. */
  every?: unknown;
  ground: unknown;
};

/**
 * Leaves rows, values, or a text wherever it stands, or every one that looks like something, out of a person's copy, on a
 * ground that the person is told. What was left out already stays so once. An approval falls: whoever gave it saw more go
 * out.
 * @see GDPR Art. 15(4), recital 63
 */
export function redact({ chosen, text, every, ground, ...asked }: Redact): Promise<Result<null>> {
  return atDesk(asked, 'view-fetched', async (tx, request) => {
    const { actor, now } = asked;
    if (!mayRedact(request)) return refused('not-possible-now');
    const on = redactionGrounds.find((one) => one === ground);
    if (!on) return refused('ground-missing', 'ground');
    const alike = lookalikes.find((one) => one === every);
    const words = typeof text === 'string' ? text.trim() : '';
    const but = alike === 'addresses' ? await ownAddresses(tx, request, now) : ok([]);
    if (!but.ok) return but;
    const read = words || alike ? readText(words, alike && { every: alike, but: but.value }) : readChosen(chosen);
    if (!read.ok) return read;
    const known = await listRedactions(tx, request);
    const isNew = (one: Redaction, at: number, all: Redaction[]) =>
      !known.some(({ body }) => isSameRedaction(body, one)) &&
      all.findIndex((other) => isSameRedaction(other, one)) === at;
    const fresh = read.value.filter(isNew);
    if (fresh.length === 0) return ok(null);
    if (known.length + fresh.length > redactionsAtMost) return refused('too-many-redactions');
    await insertRedactions(tx, request, fresh, { ground: on, createdAt: now, createdBy: actor.staffId });
    const detail = { ground: on, ...toldOf(fresh, await tablesPlanned(tx, request)) };
    await record(tx, { type: 'redaction-added', actor, now, requestId: request.id, detail });
    await letApprovalFall(tx, request, { actor, now });
    return ok(null);
  });
}

/** Names of the tables in which a plan found something. */
export const tablesPlanned = async (tx: Transaction, { id, key }: OpenedRequest): Promise<string[]> =>
  (await findPlan(tx, id, key))?.body.tables.map(({ table }) => table) ?? [];

/** The addresses that the request was made or keyed in under, and those that the rows tell as theirs: for which these have to have been fetched. */
async function ownAddresses(tx: Transaction, request: OpenedRequest, now: Date): Promise<Result<string[]>> {
  const findings = await listFindings(tx, { requestId: request.id, key: request.key, now });
  if (findings.length === 0) return refused('page-expired', 'every');
  const typed = [emailOf(request) ?? '', ...Object.values({ ...identitiesKeyedIn(request), ...childOf(request) })];
  const told = findings.flatMap(({ addresses }) => addresses ?? []);
  return ok([...new Set([...typed, ...told].filter((one) => one.includes('@')))]);
}

function readText(words: string, alike: Redaction | undefined): Result<Redaction[]> {
  const read = [...(words ? [{ text: words }] : []), ...(alike ? [alike] : [])].map((one) => shape.safeParse(one));
  const value = read.flatMap(({ data }) => data ?? []);
  return value.length === read.length ? ok(value) : refused('redacted-text', 'text');
}

/** Rows of a table without a key are told by their place, which another row may have tomorrow. */
const isByPlace = (row: string) => /"\(\d+,\d+\)"\]$/.test(row);

function readChosen(chosen: readonly unknown[]): Result<Redaction[]> {
  if (chosen.length === 0) return refused('redactions-not-chosen');
  const read = chosen.map((one) => shape.safeParse(parsed(one)));
  const value = read.flatMap(({ data }) => (data && 'row' in data ? [data] : []));
  if (value.length < chosen.length) return refused('page-expired');
  if (value.some(({ row }) => isByPlace(row))) return refused('row-without-key');
  return ok(value);
}

function parsed(one: unknown): unknown {
  try {
    return JSON.parse(String(one));
  } catch {
    return null;
  }
}
