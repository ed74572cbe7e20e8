import { randomUUID } from 'node:crypto';
import { inArray, type SQL, sql } from 'drizzle-orm';
import { insertBulk, insertBulkRows } from '#db/bulk';
import { inTransaction, type Transaction } from '#db/client';
import { enqueue } from '#db/queue';
import { request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { type BulkAct, type BulkWords, bulkAtMost, isBulkAct } from '#domain/bulk';
import { dayOf } from '#domain/clock';
import { isGroundId } from '#domain/law/rule';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { boundKey } from './bound-key.ts';
import { organisation } from './organisation.ts';
import { idsOf } from './queue-ids.ts';
import { readSearch } from './read-search.ts';
import { readReason } from './reason.ts';
import { readRefusal } from './refusal.ts';

type Typed = Record<'staffId' | 'words' | 'ground' | 'reason' | 'until', unknown>;

export type ProposeBulk = {
  actor: StaffActor;
  act: unknown;
  /** What each act asks for besides the requests. */
  typed: Partial<Typed>;
  /** These requests; or all that a query finds now. */
  which: { ids: readonly string[] } | { query: string };
  /** Of the form: sent twice, it makes one; gone back to and sent with something else in it, another. */
  submissionKey: unknown;
  now: Date;
  atMost?: number;
};

/**
 * Writes down which requests an act is to be done on, as they stand now, and has the worker rehearse it on each. Nothing is
 * done to any of them before somebody has seen what would be.
 * @returns the id under which it is looked at and begun
 */
export async function proposeBulk({ atMost = bulkAtMost, ...asked }: ProposeBulk): Promise<Result<string>> {
  const { actor, act, submissionKey, now } = asked;
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'triage', now });
    if (!may.ok) return may;
    if (!isBulkAct(act)) return refused('choice-unknown', 'act');
    if (!isUuid(submissionKey)) return refused('page-expired');
    const words = wordsFor(act, asked.typed);
    if (!words.ok) return words;
    const which = await conditionFor(tx, asked, atMost + 1);
    if (!which) return refused('query-unclear');
    const count = await countUpTo(tx, which, atMost + 1);
    if (count === 0) return refused('none-selected');
    if (count > atMost) return refused('too-many-selected');
    const { staffId: createdBy, sessionId, secondFactorAt } = actor;
    const key = boundKey(submissionKey, JSON.stringify([act, words.value, asked.which]));
    const row = { id: randomUUID(), act, submissionKey: key, createdAt: now, createdBy, sessionId, secondFactorAt };
    const { id, isNew } = await insertBulk(tx, { ...row, words: words.value });
    if (!isNew) return ok(id);
    await insertBulkRows(tx, id, which, atMost);
    await enqueue(tx, 'bulk', { bulkId: id }, { key: `bulk:${id}` });
    return ok(id);
  });
}

async function conditionFor(tx: Transaction, { which, actor, now }: ProposeBulk, limit: number): Promise<SQL | null> {
  if ('ids' in which) return inArray(request.id, which.ids.filter(isUuid));
  const today = dayOf(now, organisation().timeZone);
  const read = await readSearch(tx, { actor, text: which.query, today, now });
  if (!('query' in read)) return null;
  return sql`${request.id} = any (array(${idsOf(read.query, { actor, today }, { way: 'asc', limit })}))`;
}

async function countUpTo(tx: Transaction, which: SQL, limit: number): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from ${request} where ${which} limit ${limit}) counted`,
  );
  return rows[0]?.count ?? 0;
}

const text = (typed: unknown): string => (typeof typed === 'string' ? typed.trim() : '');

/** What is missing is missing for all: it is told before anything is written down. */
function wordsFor(act: BulkAct, typed: Partial<Typed>): Result<BulkWords> {
  if (act === 'assign') return ok({ staffId: text(typed.staffId) });
  const ground = text(typed.ground);
  if (act === 'refuse') return readRefusal({ ground: isGroundId(ground) && ground, reason: typed.reason });
  const field = act === 'ask' ? 'words' : 'reason';
  const said = readReason(typed[field], field);
  if (!said.ok) return said;
  if (act === 'ask') return ok({ words: said.value });
  return ok({ reason: said.value, until: text(typed.until) });
}
