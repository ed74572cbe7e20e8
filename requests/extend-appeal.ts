import { findLastAppeal, putAppealOff } from '#db/appeal';
import { insertMessage } from '#db/message';
import { appealExtension } from '#domain/appeals';
import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { refusers } from './refusers.ts';

/**
 * Puts the outcome of an appeal off, once, where the law lets that be done, with a reason, and by the day on which it
 * would have been due; the notice goes out with it. Not by who refused what the appeal is against.
 * @see Colo. Rev. Stat. 6-1-1306(3)(b); Minn. Stat. 325M.14
 */
export async function extendAppeal({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'decide-appeal', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference, kind } = request;
    const open = await findLastAppeal(tx, id);
    if (!open || open.decidedAt) return refused('not-possible-now');
    if ((await refusers(tx, request, open)).includes(actor.staffId)) return refused('refused-by-you');
    if (open.extendedOn) return refused('extended-already');
    const laws = await lawsOf(tx, request);
    const later = appealExtension(laws, open.receivedOn);
    if (!later) return refused('extension-not-of-law');
    const today = dayOf(now, organisation().timeZone);
    if (today > later.noticeBy) return refused('extension-too-late', 'reason', { day: later.noticeBy });
    const { on: answerByOn, article } = later;
    await putAppealOff(tx, open.id, { answerByOn, article, extendedOn: today });
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: words.value, now });
    const detail = { answerByOn, article };
    await record(tx, { type: 'appeal-extended', actor, now, requestId: id, detail });
    const why = { reason: words.value, article, answerByOn, receivedOn: open.receivedOn };
    const ways = { regulator: regulatorOf(laws), statusUrl: statusUrl(id) };
    await tellPerson(tx, request, { kind: 'appeal-extension', fields: { reference, kind, ...why, ...ways }, now });
    return ok(null);
  });
}
