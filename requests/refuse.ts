import { insertMessage } from '#db/message';
import { isComplaint } from '#domain/appeals';
import { ok, type Result, refused } from '#domain/problems';
import { readEnv } from '#env';
import { atDesk, type DeskAct } from './at-desk.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { move } from './move.ts';
import { offersOptOut } from './offers-opt-out.ts';
import { appealUrl, statusUrl, tellPerson } from './person-letters.ts';
import { refusableOn } from './refusable-on.ts';
import { readRefusal } from './refusal.ts';
import { unfreezeChild } from './unfreeze-child.ts';

/**
 * Refuses a request on a ground that its law has, with a reason in the person's words; the letter names both, how to
 * appeal and where to complain.
 * @see GDPR Art. 12(4); Cal. Civ. Code 1798.145(h)(2); 11 CCR 7021
 */
export async function refuse(asked: DeskAct & { ground: unknown; reason: unknown }): Promise<Result<null>> {
  const read = readRefusal(asked);
  if (!read.ok) return read;
  const { ground, reason } = read.value;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference, kind } = request;
    const found = (await refusableOn(tx, request)).whole.find((one) => one.id === ground);
    if (!found) return refused('ground-not-of-law', 'ground');
    const set = { refusalGround: ground, refusedBy: actor.staffId };
    const article = found.articles.join('; ');
    const detail = { ground, article };
    if (!(await move(tx, { requestId: id, to: 'refused', event: 'refused', actor, now, detail, set })))
      return refused('not-possible-now');
    await unfreezeChild(tx, request);
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: reason, now });
    const laws = await lawsOf(tx, request);
    const ways = { statusUrl: statusUrl(id), appealUrl: appealUrl(id), isComplaint: isComplaint(laws) };
    const instead = offersOptOut(laws, kind, ground)
      ? { optOutUrl: `${readEnv('HABEAS_URL').HABEAS_URL}/request/opt-out` }
      : {};
    const why = { ground, law: article, reason, regulator: regulatorOf(laws) };
    await tellPerson(tx, request, { kind: 'refusal', fields: { reference, kind, ...why, ...ways, ...instead }, now });
    return ok(null);
  });
}
