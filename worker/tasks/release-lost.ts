import { z } from 'zod';
import { cancel, unfreeze } from '#datamap/freeze';
import { replaced } from '#datamap/replace';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { openReplaced } from '#db/run';
import { beginAct } from '#requests/begin-act';
import { finishAct } from '#requests/finish-act';
import { identitiesOf } from '../person.ts';
import { lostDigest, lostItems } from '../runs/block-lost.ts';
import { releaseChildsData } from '../runs/freeze-child.ts';
import { receiptOf, runOf } from '../runs/run-task.ts';
import type { Task } from '../task.ts';

const told = z.strictObject({ requestId: z.uuid(), how: z.enum(['unfreeze', 'cancel']) });

/** Gives back what was blocked as lost, or cancels it for good, as staff decided. */
export const releaseLost: Task = async (payload, { account, now }) => {
  const { requestId, how } = told.parse(payload);
  const checked = account.checked();
  const asking = await findRequest(database(), requestId);
  if (!asking) return;
  if (asking.childSealed) return releaseChildsData(asking, { account, now });
  const items = lostItems(asking);
  const begun = await beginAct({ requestId, from: 'done', digest: lostDigest(how, items), now: now() });
  if (!begun) return;
  const { about, run } = begun;
  const common = { ...runOf(run, about), lost: items, identities: identitiesOf(about), now: now() };
  const frozen = await openReplaced(
    database(),
    { requestId, digest: lostDigest('freeze', items), key: about.key },
    z.array(replaced),
  );
  const done = await account.with((client) =>
    how === 'cancel'
      ? cancel(client, checked, common)
      : unfreeze(client, checked, { ...common, replaced: frozen ?? [] }),
  );
  const signed = receiptOf(done, ['nothing-found']);
  await finishAct({ requestId, runId: run.id, act: how === 'cancel' ? 'cancelled' : 'released', signed, now: now() });
};
