import type { Transaction } from '#db/client';
import { openAddress } from '#db/seal';
import { listWorking } from '#db/staff';
import type { LetterFields, LetterKind } from '#domain/letters';
import { mayAct } from '#domain/roles';
import { organisation } from './organisation.ts';
import { post } from './post.ts';

/** Queues a letter about the installation, and about no request, to each admin. */
export async function tellAdmins<Kind extends LetterKind & `staff-${string}`>(
  tx: Transaction,
  { kind, fields, now }: { kind: Kind; fields: LetterFields<Kind>; now: Date },
): Promise<void> {
  for (const { role, emailSealed } of await listWorking(tx)) {
    if (!mayAct(role, 'administer')) continue;
    const to = openAddress('person', emailSealed);
    await post(tx, { kind, to, fields, language: organisation().deskLanguage, now });
  }
}
