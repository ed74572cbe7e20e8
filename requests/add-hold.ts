import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { insertHold } from '#db/hold';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { readComing } from './days.ts';
import { readAbout } from './read-about.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { replanHeld } from './replan-held.ts';

/** As it was typed; all of it is parsed here. */
export type AddHold = {
  actor: StaffActor;
  /** Whom it is about, identity → value; all empty: all rows of the tables, whosever they are. */
  identities: Record<string, unknown>;
  /** Tables of the map; none: all of them. */
  tables: string[];
  reason: unknown;
  law: unknown;
  /** Day by which somebody looks whether it is still needed, `YYYY-MM-DD`. */
  reviewOn: unknown;
  submissionKey: unknown;
  now: Date;
};

/**
 * Holds rows back from every deletion until somebody lifts it, as a subpoena or a court's order demands. Deletions that
 * are open are planned anew, so that the hold is on their plans.
 * @see GDPR Art. 17(3)(b), (e); Fed. R. Civ. P. 37(e)
 */
export function addHold(asked: AddHold): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const about = await readAbout(tx, asked);
    if (!about.ok) return about;
    const { face, indexes, submissionKey } = about.value;
    const tables = [...new Set(asked.tables)].sort();
    if (tables.some((name) => !face.tables.some(({ key }) => key === name))) return refused('choice-unknown', 'tables');
    // Everything of everybody would end all deletions by one click.
    if (indexes.length === 0 && tables.length === 0) return refused('identity-missing', 'email');
    const words = readWords(asked);
    if (!words.ok) return words;
    const id = randomUUID();
    const who = indexes.length > 0 ? about.value.who : null;
    const frame = { id, tables, submissionKey, createdAt: now, createdBy: actor.staffId };
    if (!(await insertHold(tx, { ...frame, ...words.value, who, indexes }))) return ok(null);
    const detail = { holdId: id, isAboutPerson: who !== null, tables, reviewOn: words.value.reviewOn };
    await record(tx, { type: 'hold-added', actor, now, detail });
    await replanHeld(tx, { indexes: who && indexes, now });
    return ok(null);
  });
}

function readWords({ reason, law, reviewOn, now }: AddHold) {
  const why = readReason(reason);
  if (!why.ok) return why;
  const by = readReason(law, 'law');
  if (!by.ok) return by;
  const day = readComing(reviewOn, 'reviewOn', now);
  return day.ok ? ok({ reason: why.value, law: by.value, reviewOn: day.value }) : day;
}
