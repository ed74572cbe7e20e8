/** Letters to the desk: they name a request and its date, never a person. */
import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { person } from '#db/schema/index';
import { openAddress } from '#db/seal';
import { isNear, listWorking } from '#db/staff';
import { mayAct } from '#domain/roles';
import { readEnv } from '#env';
import { organisation } from './organisation.ts';
import { post } from './post.ts';

type About = { request: OpenedRequest; now: Date };

/** Where a request is at the desk. */
export const deskUrl = (requestId: string): string => `${readEnv('HABEAS_URL').HABEAS_URL}/desk/requests/${requestId}`;

/** Where admins see how the installation does. */
export const settingsUrl = (): string => `${readEnv('HABEAS_URL').HABEAS_URL}/desk/settings#map`;

function fieldsOf({ id, reference, kind, answerByOn }: OpenedRequest) {
  return { reference, kind, answerByOn, deskUrl: deskUrl(id) };
}

/** Tells somebody that a request is theirs now. */
export const tellAssignee = (tx: Transaction, staffId: string, about: About): Promise<void> =>
  tell(tx, 'staff-assigned', staffId, about);

/** Tells somebody that a colleague wrote a note for them, and nothing of what it says. */
export const tellOfNote = (tx: Transaction, staffId: string, about: About): Promise<void> =>
  tell(tx, 'staff-note', staffId, about);

async function tell(
  tx: Transaction,
  kind: 'staff-assigned' | 'staff-note',
  staffId: string,
  { request, now }: About,
): Promise<void> {
  const [found] = await tx.select({ sealed: person.emailSealed }).from(person).where(eq(person.id, staffId));
  if (!found) throw new Error('a member of staff has no address');
  const to = openAddress('person', found.sealed);
  await post(tx, {
    kind,
    to,
    fields: fieldsOf(request),
    language: organisation().deskLanguage,
    now,
    request,
  });
}

/** Tells everybody who may approve that an approval waits; not those who already put their name, nor the requester. */
export async function tellApprovers(tx: Transaction, { request, now }: About, except: string[] = []): Promise<void> {
  for (const { id, role, near, emailSealed } of await listWorking(tx)) {
    if (!mayAct(role, 'approve') || except.includes(id) || isNear({ near }, request.emailIndex)) continue;
    await post(tx, {
      kind: 'staff-approval-waiting',
      to: openAddress('person', emailSealed),
      fields: fieldsOf(request),
      language: organisation().deskLanguage,
      now,
      request,
    });
  }
}
