import { eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { person, staff } from '#db/schema/index';
import { openAddress } from '#db/seal';
import type { LetterFields, LetterKind } from '#domain/letters';
import { type Act, mayAct } from '#domain/roles';
import { readEnv } from '#env';
import { post } from './post.ts';

/** The desk is in English. */
const language = 'en';

export type StaffLetter<Kind extends LetterKind & `staff-${string}`> = {
  kind: Kind;
  fields: LetterFields<Kind>;
  request: Pick<OpenedRequest, 'id' | 'key' | 'assigneeId'>;
  /** What the reader has to be allowed to do about it. */
  act: Act;
  now: Date;
};

/** Where a request is at the desk. */
export const deskUrl = (requestId: string): string => `${readEnv('HABEAS_URL').HABEAS_URL}/desk/${requestId}`;

/**
 * Queues a letter to the one who looks after the request, if they may act; else to all who may; else to the admins.
 * Nobody may be left who could: an installation without such staff has still somebody who can add them.
 */
export async function tellStaff<Kind extends LetterKind & `staff-${string}`>(
  tx: Transaction,
  { kind, fields, request, act, now }: StaffLetter<Kind>,
): Promise<void> {
  const active = await tx
    .select({ id: staff.id, role: staff.role, emailSealed: person.emailSealed })
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(isNull(staff.disabledAt));
  const able = active.filter(({ role }) => mayAct(role, act));
  const assignee = able.filter(({ id }) => id === request.assigneeId);
  const admins = active.filter(({ role }) => mayAct(role, 'administer'));
  const readers = [assignee, able, admins].find((some) => some.length > 0) ?? [];
  for (const { emailSealed } of readers) {
    await post(tx, { kind, to: openAddress('person', emailSealed), fields, language, now, request });
  }
}
