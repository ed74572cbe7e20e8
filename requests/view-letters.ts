import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { type OpenedRequest, postalOf } from '#db/request';
import { letter, staff } from '#db/schema/index';
import { unseal, unsealJson } from '#db/seal';
import { type PaperLetter, paperLetter } from '#domain/paper';
import { ok, type Result } from '#domain/problems';
import { awaitsProof } from '#domain/proof';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { record } from './record.ts';

export type LettersView = {
  reference: string;
  letters: (PaperLetter & {
    id: string;
    kind: string;
    writtenAt: Date;
    posted: { by: string; at: Date } | null;
    /** Name and address, line by line, for the envelope's window. */
    postal: string[];
  })[];
};

/** A request's letters by post, to be printed. They name the person, so each look is an event, written first. */
export function viewLetters(asked: DeskAct): Promise<Result<LettersView>> {
  return lookAtDesk(asked, 'view-personal', async (tx, request) => {
    const { actor, now } = asked;
    const found = await lettersOf(tx, request, actor.staffId);
    const letters = found.map(({ id }) => id);
    await record(tx, { type: 'letter-viewed', actor, now, requestId: request.id, detail: { letters } });
    return ok({ reference: request.reference, letters: found });
  });
}

const linesOf = (postal: string): string[] => postal.split(/\r?\n/).filter((line) => line.trim() !== '');

/** Where somebody lives by our records is not shown to who typed their name in, before anything has been shown. */
async function lettersOf(tx: Transaction, request: OpenedRequest, staffId: string): Promise<LettersView['letters']> {
  const { id: requestId, key } = request;
  const isKept = request.keyedInBy === staffId && awaitsProof(request);
  const rows = await tx
    .select({ letter, by: staff.name })
    .from(letter)
    .leftJoin(staff, eq(staff.id, letter.postedBy))
    .where(and(eq(letter.requestId, requestId), inArray(letter.status, ['to-post', 'posted'])))
    .orderBy(asc(letter.createdAt), asc(letter.id));
  return rows.flatMap(({ letter: { id, kind, createdAt, paperSealed, toSealed, sentAt }, by }) => {
    if (!paperSealed || (toSealed && isKept)) return [];
    const postal = linesOf(toSealed ? unseal(key, `letter:${id}:to`, toSealed).toString() : (postalOf(request) ?? ''));
    const posted = by && sentAt ? { by, at: sentAt } : null;
    return [
      {
        ...unsealJson(key, `letter:${id}:paper`, paperSealed, paperLetter),
        ...{ id, kind, writtenAt: createdAt, posted, postal },
      },
    ];
  });
}
