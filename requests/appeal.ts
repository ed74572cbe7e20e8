import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { listMessages } from '#db/message';
import type { OpenedRequest } from '#db/request';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { isProven, isStranger } from '#domain/proof';
import { type OwnAct, onOwn } from './on-own.ts';
import { openAppeal } from './open-appeal.ts';

const longest = 4000;

/**
 * Appeals against a refusal, with the person's reasons. The same sent twice is one appeal.
 * @see GDPR Art. 12(4); DPA 2018 s. 164A; Va. Code 59.1-577(C)
 */
export function appeal({ words, ...asked }: OwnAct & { words: unknown }): Promise<Result<null>> {
  const given = typeof words === 'string' ? words.replaceAll('\0', '').trim() : '';
  return onOwn(asked, async (tx, request) => {
    if (given === '') return refused('reason-missing', 'words');
    if (given.length > longest) return refused('answer-too-long', 'words');
    if (isStranger(request)) return refused('parenthood-not-shown', 'words');
    const { actor, now } = asked;
    if (await openAppeal(tx, request, { actor, words: given, now })) {
      if (!isProven(request)) await prove(tx, request.id, actor.personId);
      return ok(null);
    }
    return (await isLastSaid(tx, request, given)) ? ok(null) : refused('not-possible-now', 'words');
  });
}

/** Who appeals from the mailbox that was keyed in has shown that the request is theirs. */
const prove = (tx: Transaction, requestId: string, personId: string) =>
  tx.update(requests).set({ personId, lettersByPost: false }).where(eq(requests.id, requestId));

async function isLastSaid(tx: Transaction, { id, key }: OpenedRequest, words: string): Promise<boolean> {
  const last = (await listMessages(tx, id, key)).at(-1);
  return last?.staffId === null && last.words === words;
}
