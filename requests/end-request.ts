import { z } from 'zod';
import type { Transaction } from '#db/client';
import { listTasks } from '#db/outside';
import type { OpenedRequest } from '#db/request';
import type { Actor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { letterFields, type OutsideDone } from '#domain/letters';
import { withOutside } from '#domain/outside';
import { isStranger } from '#domain/proof';
import { outcomes } from '#domain/states';
import { carryOutWord } from './carry-out-word.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { tellPerson } from './person-letters.ts';
import { tellRefusedParts } from './tell-refused-parts.ts';

/** What the run of a plan came to, and what its person is told: kept, sealed, while work outside is still open. */
export const ending = z.object({
  outcome: z.enum(outcomes),
  fields: letterFields.done.omit({ outcome: true, outside: true }),
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
  const set = { outcome };
  const to = { to: 'done', event: 'done', actor, now, detail, set } as const;
  if (!(await move(tx, { requestId: about.id, from: ['running'], ...to }))) return;
  const told = isStranger(about) ? [] : outside;
  await tellPerson(tx, about, { kind: 'done', fields: { ...fields, outcome, outside: told }, now });
  await tellRefusedParts(tx, about, now);
  await carryOutWord(tx, { ...about, status: 'done' }, { actor, now });
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
