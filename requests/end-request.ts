import { z } from 'zod';
import { listApprovals } from '#db/approval';
import type { Transaction } from '#db/client';
import { listTasks } from '#db/outside';
import { findPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';
import type { Actor } from '#domain/actor';
import { isComplaint } from '#domain/appeals';
import { dayOf } from '#domain/clock';
import { type LetterFields, letterFields, type OutsideDone } from '#domain/letters';
import { isKeptInPart } from '#domain/outcome';
import { withOutside } from '#domain/outside';
import { isStranger } from '#domain/proof';
import { outcomes } from '#domain/states';
import { carryOutWord } from './carry-out-word.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { appealUrl, tellPerson } from './person-letters.ts';
import { tellRefusedParts } from './tell-refused-parts.ts';

/** What the run of a plan came to, and what its person is told: kept, sealed, while work outside is still open. */
export const ending = z.object({
  outcome: z.enum(outcomes),
  fields: letterFields.done.omit({ outcome: true, outside: true, denied: true }),
});
export type Ending = z.output<typeof ending>;

/**
 * Closes a request with what its run and the work outside came to, and tells its person. Where it is running no more,
 * somebody was faster, and nobody is told a second end.
 */
export async function endRequest(
  tx: Transaction,
  about: OpenedRequest,
  { run, fields, actor, now, ...end }: Ending & { run: string; actor: Actor; now: Date },
): Promise<void> {
  const outside = await outsideDone(tx, about);
  const outcome = withOutside(
    end.outcome,
    outside.map(({ result }) => result),
  );
  const detail = { run, outcome };
  const { kind, refusedBy } = about;
  // What somebody refused has a letter of its own, with its ways on.
  const isPart = refusedBy === null && isKeptInPart({ kind, outcome, categories: fields.categories, outside });
  const isDenied = outcome === 'all-kept' || isPart;
  // An appeal goes to somebody else than who approved what stays.
  const set = { outcome, ...(isDenied ? { refusedBy: refusedBy ?? (await approverOf(tx, about)) } : {}) };
  const to = { to: 'done', event: 'done', actor, now, detail, set } as const;
  if (!(await move(tx, { requestId: about.id, from: ['running'], ...to }))) return;
  const told = isStranger(about) ? [] : outside;
  const denied = isDenied && !fields.isTriedOut ? { denied: await waysOn(tx, about) } : {};
  await tellPerson(tx, about, { kind: 'done', fields: { ...fields, outcome, outside: told, ...denied }, now });
  await tellRefusedParts(tx, about, now);
  await carryOutWord(tx, { ...about, status: 'done' }, { actor, now });
}

/** Who approved the plan in force, or nobody. */
async function approverOf(tx: Transaction, about: OpenedRequest): Promise<string | null> {
  const plan = await findPlan(tx, about.id, about.key);
  const signatures = plan ? await listApprovals(tx, plan.id) : [];
  return signatures.findLast(({ kind }) => kind === 'approve')?.staffId ?? null;
}

/** What a person can do about what was not done; only who has shown to be that person may appeal. @see GDPR Art. 12(4) */
async function waysOn(tx: Transaction, about: OpenedRequest): Promise<NonNullable<LetterFields<'done'>['denied']>> {
  const laws = await lawsOf(tx, about);
  const appeal = isStranger(about) ? null : appealUrl(about.id);
  return { regulator: regulatorOf(laws), isComplaint: isComplaint(laws), appealUrl: appeal };
}

/** What work outside came to, a line each, by whose role and not by whom. */
export async function outsideDone(tx: Transaction, about: OpenedRequest): Promise<OutsideDone[]> {
  const { timeZone } = organisation();
  return (await listTasks(tx, about)).flatMap(({ title, result, reason, doneAt, doneByRole }) =>
    result && doneAt && doneByRole
      ? [{ title, result, reason: reason ?? '', on: dayOf(doneAt, timeZone), by: doneByRole }]
      : [],
  );
}
