import { inTransaction } from '#db/client';
import { listAllPasskeys } from '#db/passkey';
import { searchHold } from '#db/schema/index';
import { countOpenAtDesk } from '#db/session';
import { listSsoBindings } from '#db/sso';
import { type Colleague, listStaff as list } from '#db/staff';
import { ok, type Result } from '#domain/problems';
import { authorise, type Claim } from './authorise.ts';

/** Somebody of the desk, in how many browsers they are signed in to it, and the passkeys that they have. */
export type StaffLine = Colleague & {
  openSessions: number;
  /** As much as it takes to tell one from another. */
  passkeys: readonly { id: string; name: string; madeAt: Date }[];
  /** When they looked for too many people within a minute, if ever. */
  searchHeldAt: Date | null;
  /** Since when they sign in with one account of the provider of single sign-on, if they do. */
  ssoBoundAt: Date | null;
};

/** Who works and worked at the desk, for who administers it. */
export function listStaff({ actor, now }: Pick<Claim, 'actor' | 'now'>): Promise<Result<StaffLine[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const open = await countOpenAtDesk(tx, now);
    const passkeys = Map.groupBy(await listAllPasskeys(tx), ({ staffId }) => staffId);
    const held = new Map((await tx.select().from(searchHold)).map(({ staffId, heldAt }) => [staffId, heldAt]));
    const bound = await listSsoBindings(tx);
    return ok(
      (await list(tx)).map((colleague) => ({
        ...colleague,
        openSessions: open.get(colleague.id) ?? 0,
        passkeys: (passkeys.get(colleague.id) ?? []).map(({ id, credential: { name }, madeAt }) => ({
          id,
          name,
          madeAt,
        })),
        searchHeldAt: held.get(colleague.id) ?? null,
        ssoBoundAt: bound.get(colleague.id) ?? null,
      })),
    );
  });
}
