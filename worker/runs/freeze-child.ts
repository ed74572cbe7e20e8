import { z } from 'zod';
import { digest } from '#datamap/digest';
import { freezeChild, unfreeze } from '#datamap/freeze';
import { replaced } from '#datamap/replace';
import { database } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { keepReplaced, openReplaced } from '#db/run';
import type { Status } from '#domain/states';
import { beginAct } from '#requests/begin-act';
import { finishAct } from '#requests/finish-act';
import { identitiesOf } from '../person.ts';
import type { Surroundings } from '../task.ts';
import { receiptOf, runOf } from './run-task.ts';

const digestOf = (act: 'freeze' | 'unfreeze'): string => digest({ act, items: ['child'] });

/** Keeps a child's data from use as soon as a case is opened. What fails is thrown: the queue tries again. */
export async function freezeChildsData(
  { id: requestId }: OpenedRequest,
  { account, now }: Surroundings,
): Promise<void> {
  const checked = account.checked();
  const begun = await beginAct({ requestId, from: 'waiting', digest: digestOf('freeze'), now: now() });
  if (!begun) return;
  const { about, run } = begun;
  const keep = (all: unknown) => keepReplaced(database(), run.id, about.key, all);
  const told = { ...runOf(run, about), identities: identitiesOf(about), now: now(), keep };
  const signed = receiptOf(await account.with((client) => freezeChild(client, checked, told)), ['nothing-found']);
  await finishAct({ requestId, runId: run.id, act: 'child-frozen', signed, now: now() });
}

/** Gives them back to use, when a parent said so or the case was refused: where the freeze still stands. */
export async function releaseChildsData(asking: OpenedRequest, { account, now }: Surroundings): Promise<void> {
  const requestId = asking.id;
  const from: Status = asking.status === 'refused' ? 'refused' : 'withdrawn';
  const checked = account.checked();
  const begun = await beginAct({ requestId, from, digest: digestOf('unfreeze'), now: now() });
  if (!begun) return;
  const { about, run } = begun;
  const frozen = { requestId, digest: digestOf('freeze'), key: about.key };
  const told = {
    ...{ ...runOf(run, about), lost: ['child'], identities: identitiesOf(about), now: now() },
    replaced: (await openReplaced(database(), frozen, z.array(replaced))) ?? [],
  };
  const signed = receiptOf(await account.with((client) => unfreeze(client, checked, told)));
  await finishAct({ requestId, runId: run.id, act: 'child-released', signed, now: now() });
}
