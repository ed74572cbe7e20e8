import type { Transaction } from '#db/client';
import { openAddress } from '#db/seal';
import { listWorking } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { readEnv } from '#env';
import { organisation } from './organisation.ts';
import { post } from './post.ts';

/** `staffId`: whose passkey it is; `actor`: who added it or took it away. */
export type PasskeyTold = { actor: StaffActor; staffId: string; isAdded: boolean; now: Date };

/** Queues a letter to the one whose passkey was added or taken away, by whoever; who is shut out gets none. */
export async function tellOfPasskey(tx: Transaction, { actor, staffId, isAdded, now }: PasskeyTold): Promise<void> {
  const theirs = (await listWorking(tx)).find(({ id }) => id === staffId);
  if (!theirs) return;
  const by = actor.staffId === staffId ? null : actor.name;
  const deskUrl = `${readEnv('HABEAS_URL').HABEAS_URL}/desk/passkeys`;
  const fields = { isAdded, doneAt: now.toISOString(), by, deskUrl };
  const language = organisation().deskLanguage;
  await post(tx, { kind: 'staff-passkey', to: openAddress('person', theirs.emailSealed), fields, language, now });
}
