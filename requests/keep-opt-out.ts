import { suppression } from '#db/schema/index';
import { readEnv } from '#env';
import type { Following } from './finish-run.ts';
import { tellPerson } from './person-letters.ts';

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
    const isReachable = about.emailSealed !== null || about.postalSealed !== null;
    if (added.length === 0 || !isReachable) return;
    await tellPerson(tx, about, {
      kind: 'opt-out-done',
      fields: {
        reference: about.reference,
        purposes: purposes.map(({ label }) => label),
        stays: purposes.flatMap(({ stays }) => stays ?? []),
        // Opting in needs a proof of mailbox, which the page asks for: a link alone could be pressed by a scanner.
        undoUrl: `${readEnv('HABEAS_URL').HABEAS_URL}/opt-out/undo`,
      },
      now,
    });
  };
