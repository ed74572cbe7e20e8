import { eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { person, staff } from '#db/schema/index';
import { openAddress } from '#db/seal';
import type { LetterFields, LetterKind } from '#domain/letters';
import { mayAct } from '#domain/roles';
import { organisation } from './organisation.ts';
import { post } from './post.ts';

/** Queues a letter about the installation, and about no request, to each admin. */
export async function tellAdmins<Kind extends LetterKind & `staff-${string}`>(
  tx: Transaction,
  { kind, fields, now }: { kind: Kind; fields: LetterFields<Kind>; now: Date },
): Promise<void> {
  const working = await tx
    .select({ role: staff.role, emailSealed: person.emailSealed })
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(isNull(staff.disabledAt));
  for (const { role, emailSealed } of working) {
    if (!mayAct(role, 'administer')) continue;
    const to = openAddress('person', emailSealed);
    await post(tx, { kind, to, fields, language: organisation().deskLanguage, now });
  }
}
