import { inTransaction } from '#db/client';
import { lockStaff, replaceHousehold } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { canonicalAddress } from '#domain/address';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

/** `emails` as typed, one a line or with commas between; none takes all back. */
export type NameHousehold = { actor: StaffActor; staffId: unknown; emails: unknown; now: Date };

const atMost = 20;

/**
 * Names the private addresses of a colleague and of who lives with them, in place of those named before: they work on no
 * request of these, as on none of their own. Only keyed hashes are kept, so that nobody can read them again. Named twice,
 * it is named once.
 */
export async function nameHousehold({ actor, staffId, emails, now }: NameHousehold): Promise<Result<null>> {
  const typed = typeof emails === 'string' ? emails.split(/[\s,;]+/).filter(Boolean) : [];
  const addresses = new Set<string>();
  for (const one of typed.slice(0, atMost + 1)) {
    const address = canonicalAddress(one, 'emails');
    if (!address.ok) return address;
    addresses.add(address.value);
  }
  if (addresses.size > atMost) return refused('household-too-large', 'emails');
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const colleague = typeof staffId === 'string' ? await lockStaff(tx, staffId) : null;
    if (!colleague) return refused('staff-unknown');
    if (!(await replaceHousehold(tx, colleague.id, [...addresses]))) return ok(null);
    await record(tx, {
      type: 'household-named',
      actor,
      now,
      detail: { staffId: colleague.id, addresses: addresses.size },
    });
    return ok(null);
  });
}
