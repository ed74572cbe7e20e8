import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { insertHoldList } from '#db/hold-list';
import type { StaffActor } from '#domain/actor';
import { readHoldList } from '#domain/hold-list';
import { ok, type Problem, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { boundKey } from './bound-key.ts';
import { readComing } from './days.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';

export type ProposeHoldList = {
  actor: StaffActor;
  /** The list as it was pasted, or the text of its file; null for a file that is none. */
  lines: string | null;
  /** Pasted and chosen as a file: nobody knows which is meant. */
  isTwice?: boolean;
  /** For lines that say nothing of their own. */
  reason: unknown;
  law: unknown;
  reviewOn: unknown;
  /** Of the form: sent twice, it makes one list; gone back to and sent with other lines or words, another. */
  submissionKey: unknown;
  now: Date;
};

/**
 * Keeps a list of people to be held, sealed and for a day, so that whoever brought it sees what it would do. Holds nobody.
 * @returns the id under which it is looked at and laid; or all that is wrong with the form, each at its field
 */
export function proposeHoldList(asked: ProposeHoldList): Promise<Result<string>> {
  const { actor, lines, isTwice = false, submissionKey, now } = asked;
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    if (!isUuid(submissionKey)) return refused('page-expired');
    const read = isTwice ? refused('list-twice', 'lines') : readLines(lines);
    const reason = readReason(asked.reason);
    const law = readReason(asked.law, 'law');
    const reviewOn = readComing(asked.reviewOn, 'reviewOn', now);
    if (lines === null || !read.ok || !reason.ok || !law.ok || !reviewOn.ok) return all(read, reason, law, reviewOn);
    const words = { reason: reason.value, law: law.value, reviewOn: reviewOn.value };
    const key = boundKey(submissionKey, JSON.stringify([lines, words]));
    const frame = { id: randomUUID(), submissionKey: key, createdAt: now, createdBy: actor.staffId };
    const { id, isNew } = await insertHoldList(tx, { ...frame, ...words, lines });
    // Its report tells who is held already: nobody can ask for that unseen.
    const detail = { listId: id, lines: read.value.lines.length };
    if (isNew) await record(tx, { type: 'hold-list-read', actor, now, detail });
    return ok(id);
  });
}

const readLines = (lines: string | null) => (lines === null ? refused('list-not-text', 'lines') : readHoldList(lines));

/** The problems of all of them together: a form is not mended one field at a time. */
function all(...results: Result<unknown>[]): Result<never> {
  const [first, ...others] = results.flatMap((one): Problem[] => (one.ok ? [] : one.problems));
  return first ? { ok: false, problems: [first, ...others] } : refused('list-missing', 'lines');
}
