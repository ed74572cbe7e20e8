import { insertMessage } from '#db/message';
import { isComplaint } from '#domain/appeals';
import { insteadOf } from '#domain/law/unverified';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { wakeDeletions } from './finish-run.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { appealUrl, statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';
import { toldCategories } from './told-categories.ts';

/**
 * Treats a request for a copy as one for categories, where somebody cannot be identified well enough for the data
 * themselves: the answer has what kinds of data we hold, where from, what for and who gets them, and no value. Whoever
 * showed nothing at all hears what we hold of people in general.
 * @see 11 CCR 7060–7062
 */
export async function tellCategories({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference } = request;
    const laws = await lawsOf(tx, request);
    const instead = insteadOf(laws, request.kind);
    if (instead?.do !== 'tell-categories') return refused('categories-not-of-law');
    const set = { outcome: 'in-part', refusedBy: actor.staffId } as const;
    const from = ['review', 'waiting'] as const;
    if (!(await move(tx, { requestId: id, from: [...from], to: 'done', event: 'categories-told', actor, now, set })))
      return refused('not-possible-now');
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: words.value, now });
    const told = await toldCategories(tx, request);
    const { policyVersion } = organisation();
    const said = { ...told, policyVersion, reason: words.value, article: instead.article };
    const next = { regulator: regulatorOf(laws), isComplaint: isComplaint(laws) };
    const fields = { reference, ...said, ...next, appealUrl: appealUrl(id), statusUrl: statusUrl(id) };
    await tellPerson(tx, request, { kind: 'categories-told', fields, now });
    await wakeDeletions(tx, request);
    return ok(null);
  });
}
