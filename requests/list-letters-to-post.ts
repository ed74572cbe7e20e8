import { and, asc, eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { letter, request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';

export type LetterToPost = {
  id: string;
  requestId: string;
  reference: string;
  kind: string;
  answerByOn: string;
  createdAt: Date;
};

const listedAtMost = 200;

/** Letters that wait to be printed and posted, oldest first. Neither recipient nor words are read. */
export function listLettersToPost({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<LetterToPost[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'triage', now });
    if (!may.ok) return may;
    const rows = await tx
      .select({
        id: letter.id,
        requestId: request.id,
        reference: request.reference,
        kind: letter.kind,
        answerByOn: request.answerByOn,
        createdAt: letter.createdAt,
      })
      .from(letter)
      .innerJoin(request, eq(request.id, letter.requestId))
      .where(and(eq(letter.status, 'to-post')))
      .orderBy(asc(letter.createdAt), asc(letter.id))
      .limit(listedAtMost);
    return ok(rows);
  });
}
