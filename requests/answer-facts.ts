import { countTries, insertProof } from '#db/identity-proof';
import { enqueue } from '#db/queue';
import { longestFact, triesAtMost, triesDays } from '#domain/facts';
import { ok, type Result, refused } from '#domain/problems';
import { identityOf } from './identity-of.ts';
import { mapFace } from './map-face.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { record } from './record.ts';

const dayMs = 86_400_000;

const textOf = (given: unknown): string => (typeof given === 'string' ? given.replaceAll('\0', '').trim() : '');

/**
 * Takes what a person types of the facts that are asked for, and has the worker compare them: this process never learns
 * what is held. Sent twice, they are compared once. Tries count over all requests of a mailbox.
 * @param given in the order of the map's facts, of which an empty one is not known
 * @see 11 CCR 7060(c), (d): against what is held, and kept no longer than it takes
 */
export async function answerFacts({ given, ...asked }: OwnAct & { given: readonly unknown[] }): Promise<Result<null>> {
  const { facts } = await mapFace();
  const words = facts.map((_, at) => textOf(given[at]));
  return onOwn(asked, async (tx, request) => {
    const { actor, now } = asked;
    const { wanted, isChecking, isShown, isOpen } = await identityOf(tx, request);
    if (wanted?.ask !== 'facts') return refused('not-possible-now');
    if (isChecking || isShown) return ok(null);
    if (!isOpen) return refused('not-possible-now');
    const typed = facts.flatMap(({ key }, at): [string, string][] => (words[at] ? [[key, words[at]]] : []));
    if (typed.length < wanted.facts) return refused('facts-missing', `fact-${words.indexOf('')}`);
    const long = words.findIndex((value) => value.length > longestFact);
    if (long >= 0) return refused('answer-too-long', `fact-${long}`);
    const since = new Date(now.getTime() - triesDays * dayMs);
    if ((await countTries(tx, request.emailIndex, since)) >= triesAtMost) return refused('facts-used-up');
    const proofId = await insertProof(tx, request, { way: 'facts', body: Object.fromEntries(typed), now });
    await record(tx, { type: 'facts-given', actor, now, requestId: request.id });
    await enqueue(tx, 'compare-facts', { proofId });
    return ok(null);
  });
}
