import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { openAddress } from '#db/seal';
import { isNear, listWorking } from '#db/staff';
import type { LetterFields, LetterKind } from '#domain/letters';
import { type Act, mayAct } from '#domain/roles';
import { organisation } from './organisation.ts';
import { post } from './post.ts';

export type StaffLetter<Kind extends LetterKind & `staff-${string}`> = {
  kind: Kind;
  fields: LetterFields<Kind>;
  request: Pick<OpenedRequest, 'id' | 'key' | 'assigneeId' | 'emailIndex'>;
  /** What the reader has to be allowed to do about it. */
  act: Act;
  /** Those who may not do it all the same. */
  except?: readonly string[];
  now: Date;
};

/**
 * Queues a letter to the one who looks after the request, if they may act; else to all who may; else to the admins.
 * The person concerned and who lives with them are never told, though they work here.
 */
export async function tellStaff<Kind extends LetterKind & `staff-${string}`>(
  tx: Transaction,
  { kind, fields, request, act, except = [], now }: StaffLetter<Kind>,
): Promise<void> {
  const active = (await listWorking(tx)).filter((one) => !isNear(one, request.emailIndex));
  const able = active.filter(({ id, role }) => mayAct(role, act) && !except.includes(id));
  const assignee = able.filter(({ id }) => id === request.assigneeId);
  const admins = active.filter(({ role }) => mayAct(role, 'administer'));
  const readers = [assignee, able, admins].find((some) => some.length > 0) ?? [];
  const language = organisation().deskLanguage;
  for (const { emailSealed } of readers) {
    await post(tx, { kind, to: openAddress('person', emailSealed), fields, language, now, request });
  }
}
