import { closeAppeal, findLastAppeal } from '#db/appeal';
import { insertMessage } from '#db/message';
import { liftRefusedParts } from '#db/refused-part';
import { isComplaint } from '#domain/appeals';
import { ok, type Result, refused } from '#domain/problems';
import { isAskedAnew } from './asked-anew.ts';
import { atDesk, type DeskAct } from './at-desk.ts';
import { wakeDeletions } from './finish-run.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { refusers } from './refusers.ts';
import { reopen } from './reopen.ts';

const decisions = { upheld: true, rejected: false } as const;

const isDecision = (value: unknown): value is keyof typeof decisions =>
  typeof value === 'string' && Object.hasOwn(decisions, value);

/**
 * Decides an appeal, by somebody else than who refused any of it or keyed it in. Upheld, the request is taken up again; otherwise the letter says
 * why not, and to which authority the person can go.
 * @see Va. Code 59.1-577(C); Colo. Rev. Stat. 6-1-1306(3); GDPR Art. 12(4)
 */
export async function decideAppeal({
  decision,
  reason,
  ...asked
}: DeskAct & { decision: unknown; reason: unknown }): Promise<Result<null>> {
  if (!isDecision(decision)) return refused('choice-unknown', 'decision');
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'decide-appeal', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference, kind } = request;
    const open = await findLastAppeal(tx, id);
    if (!open || open.decidedAt) return refused('not-possible-now');
    if ((await refusers(tx, request, open)).includes(actor.staffId)) return refused('refused-by-you');
    if (open.keyedInBy === actor.staffId) return refused('keyed-in-by-you');
    const isUpheld = decisions[decision];
    if (isUpheld && (await isAskedAnew(tx, request))) return refused('asked-anew', 'decision');
    if (!(await closeAppeal(tx, open.id, { decidedAt: now, decidedBy: actor.staffId, isUpheld })))
      return refused('not-possible-now');
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: words.value, now });
    const answerByOn = isUpheld ? await reopen(tx, request, { actor, now, event: 'appeal-upheld' }) : null;
    // What is upheld is all that was refused.
    if (isUpheld) await liftRefusedParts(tx, id, { now });
    if (!isUpheld) await record(tx, { type: 'appeal-rejected', actor, now, requestId: id });
    const laws = await lawsOf(tx, request);
    const said = { isUpheld, answerByOn, reason: words.value, isComplaint: isComplaint(laws) };
    const fields = { reference, kind, ...said, regulator: regulatorOf(laws), statusUrl: statusUrl(id) };
    await tellPerson(tx, request, { kind: 'appeal-outcome', fields, now });
    await wakeDeletions(tx, request);
    return ok(null);
  });
}
