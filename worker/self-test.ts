/** Goes through a deletion and a copy for the organisation's test account as a run does, and leaves nothing behind. */
import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { CheckedMap } from '#datamap/checked';
import { digest } from '#datamap/digest';
import { exportPackage } from '#datamap/export';
import { find } from '#datamap/find';
import { makePlan, type PlanFor } from '#datamap/plan';
import { rehearse } from '#datamap/rehearse';
import { findReceipt } from '#datamap/run';
import { ed25519Signer } from '#datamap/sign';
import { receiptKey } from '#db/keys';
import { dayOf } from '#domain/clock';
import type { SelfTest } from '#domain/self-test';
import { noteSelfTest } from '#requests/note-self-test';
import { organisation } from '#requests/organisation';
import { classify, Failure } from './failure.ts';
import { factsOf } from './runs/facts.ts';
import type { Surroundings } from './task.ts';

/** Of each table; a test account has few. */
const comparedRows = 500;

/** How it went, and what stood in its way. */
export type Tested = SelfTest & { error?: unknown };

/**
 * No request is filed, so that no figure counts it, and nothing is written to the account database but by statements of
 * a transaction that is rolled back. How it went is kept in the portal.
 * @returns `null` when the organisation file names no test account
 */
export async function testSelf({ account, now }: Surroundings): Promise<Tested | null> {
  const { selfTest: wanted } = organisation();
  if (!wanted) return null;
  const at = now();
  const began = performance.now();
  const trouble = await goThrough({ account, now }, wanted.email, at).then(
    () => null,
    (error: unknown) => ({ error, failure: classify(error) }),
  );
  const kept = {
    at: at.toISOString(),
    tookMs: Math.round(performance.now() - began),
    failure: trouble?.failure ?? null,
  };
  await noteSelfTest({ ...kept, now: now() });
  return { ...kept, ...(trouble ? { error: trouble.error } : {}) };
}

/** The map is held against the database anew: a column that is gone is found before anything is asked for. */
async function goThrough({ account }: Surroundings, email: string, at: Date): Promise<void> {
  const checked = await account.check();
  const names = Object.entries(checked.map.identities).filter(([, { normalise }]) => normalise === 'email');
  const identities = Object.fromEntries(names.map(([name]) => [name, [email]]));
  const asked = { request: randomUUID(), identities, chosen: null, at };
  await account.with((client) => tried(client, checked, asked));
}

async function tried(client: PoolClient, checked: CheckedMap, asked: Omit<PlanFor, 'kind'>): Promise<void> {
  const before = await looked(client, checked, asked);
  const isThere = before.plan.tables.some(({ found }) => found > 0);
  if (!isThere || before.plan.persons > 1) throw new Failure('test-account-missing');
  const run = { id: randomUUID(), request: asked.request, sign: ed25519Signer(receiptKey()) };
  await rehearse(client, checked, { ...asked, run });
  await copied(client, checked, asked);
  const isAsBefore = digest(await looked(client, checked, asked)) === digest(before);
  if (!isAsBefore || (await findReceipt(client, run.id))) throw new Failure('test-changed');
}

/** A plan tells which rows there are, in every table and by their keys; what is found tells what they say. */
async function looked(client: PoolClient, checked: CheckedMap, asked: Omit<PlanFor, 'kind'>) {
  const plan = await makePlan(client, checked, { ...asked, kind: 'delete' });
  const findings = await find(client, checked, { ...asked, limit: comparedRows });
  return { plan, findings: findings.map(({ table, rows, mentions }) => ({ table, rows, mentions })) };
}

/** A copy that goes nowhere. */
async function copied(client: PoolClient, checked: CheckedMap, asked: Omit<PlanFor, 'kind'>): Promise<void> {
  const today = dayOf(asked.at, organisation().timeZone);
  const about = { reference: 'self-test', receivedOn: today, language: organisation().deskLanguage };
  const facts = factsOf(about, today, { disclosures: [], regulator: '' });
  const plan = await makePlan(client, checked, { ...asked, kind: 'access' });
  const given = { plan, identities: asked.identities, facts, records: { requests: [] }, now: asked.at };
  const exported = await exportPackage(client, checked, given, nowhere);
  if (!exported.done) throw new Failure('test-changed');
}

async function nowhere(octets: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of octets);
}
