import type { Transaction } from '#db/client';
import { insertLetterLink } from '#db/letter-link';
import { suppression } from '#db/schema/index';
import { readEnv } from '#env';
import type { Following } from './finish-run.ts';
import { tellPerson } from './person-letters.ts';

/** How long the letter's link undoes an opt-out. */
const undoMs = 90 * 86_400_000;

/** The map's words for what was opted out of. */
export type OptedOutOf = { key: string; label: string; stays?: string | undefined }[];

/**
 * What follows from an opt-out: the address stays on the list of those that must not be written to for that purpose,
 * and one neutral letter with an undo tells of it. Opting the same address out again writes no second letter: anybody
 * may ask for it, and that would be a way to flood a mailbox.
 */
export const keepOptOut =
  (purposes: OptedOutOf, now: Date): Following =>
  async (tx, about) => {
    const added = await tx
      .insert(suppression)
      .values(
        purposes.map(({ key }) => ({
          purpose: key,
          identityIndex: about.emailIndex,
          requestId: about.id,
          createdAt: now,
        })),
      )
      .onConflictDoNothing()
      .returning({ purpose: suppression.purpose });
    if (added.length === 0) return;
    await tellPerson(tx, about, {
      kind: 'opt-out-done',
      fields: {
        reference: about.reference,
        purposes: purposes.map(({ label }) => label),
        stays: purposes.flatMap(({ stays }) => stays ?? []),
        undoUrl: await undoUrl(tx, about.id, now),
      },
      now,
    });
  };

async function undoUrl(tx: Transaction, requestId: string, now: Date): Promise<string> {
  const expiresAt = new Date(now.getTime() + undoMs);
  const token = await insertLetterLink(tx, { requestId, purpose: 'undo-opt-out', expiresAt });
  return `${readEnv('HABEAS_URL').HABEAS_URL}/undo#${token}`;
}
