import { z } from 'zod';
import { undoOptOut as putBack } from '#datamap/opt-out';
import { replaced } from '#datamap/replace';
import { database } from '#db/client';
import { answersOf, findRequest } from '#db/request';
import { openReplaced } from '#db/run';
import { beginAct } from '#requests/begin-act';
import { finishAct } from '#requests/finish-act';
import { aboutRequest } from '../payload.ts';
import { typedIdentities } from '../person.ts';
import { optOutDigest } from '../runs/opt-out-person.ts';
import { receiptOf, runOf } from '../runs/run-task.ts';
import type { Task } from '../task.ts';

const undone = z.strictObject({
  changed: z.array(replaced),
  added: z.array(z.strictObject({ table: z.string(), row: z.record(z.string(), z.string().nullable()) })),
});

/** Undoes an opt-out: the link in its letter was used, so the mailbox is proven. */
export const undoOptOut: Task = async (payload, { account, now }) => {
  const { requestId } = aboutRequest.parse(payload);
  const checked = account.checked();
  const asking = await findRequest(database(), requestId);
  const asked = asking && answersOf(asking);
  if (asked?.kind !== 'opt-out') return;
  const { purposes } = asked;
  const begun = await beginAct({ requestId, from: 'done', digest: optOutDigest('opt-in', purposes), now: now() });
  if (!begun) return;
  const { about, run } = begun;
  const of = { requestId, digest: optOutDigest('opt-out', purposes), key: about.key };
  const undo = (await openReplaced(database(), of, undone)) ?? { changed: [], added: [] };
  const identities = typedIdentities(about);
  const done = await account.with((client) =>
    putBack(client, checked, { ...runOf(run, about), optOuts: purposes, identities, now: now(), undo }),
  );
  await finishAct({ requestId, runId: run.id, act: 'opt-out-undone', signed: receiptOf(done), now: now() });
};
