import { listPackages } from '#db/package';
import { answersOf } from '#db/request';
import { packageState } from '#domain/packages';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { checkAnswers } from './check-answers.ts';
import { type Filed, keepRequest } from './file.ts';
import { isTheirs } from './is-theirs.ts';
import { type OwnAct, onOwn } from './on-own.ts';

/**
 * Asks for the same copy again when the one that was made can no longer be collected: in one step, with the same
 * answers, of the data as they are by now. A form sent twice, or while such a request is open, leads to that one.
 */
export function askAgain({ submissionKey, ...asked }: OwnAct & { submissionKey: unknown }): Promise<Result<Filed>> {
  return onOwn(asked, async (tx, request) => {
    const { actor, now } = asked;
    const { id, kind, status, law, language, mailboxUnsafe } = request;
    if (!isUuid(submissionKey)) return refused('page-expired');
    const packages = (await listPackages(tx, id)).map((one) => packageState(one, now));
    const isOver = packages.length > 0 && !packages.includes('ready');
    // What was asked by or for somebody else is asked by them.
    const isOwn = !request.childSealed && !request.agentSealed && isTheirs(request);
    if (kind !== 'access' || status !== 'done' || !isOver || !isOwn) return refused('not-possible-now');
    const checked = await checkAnswers(tx, answersOf(request));
    if (!checked.ok) return refused('not-possible-now');
    const residence = law.includes(' ') ? {} : { residence: law };
    const who = { email: actor.email, others: {} };
    const same = { answers: checked.value, language, mailboxUnsafe, ...residence };
    return ok(await keepRequest(tx, { actor, who, submissionKey, now, ...same }));
  });
}
