import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { insertDisclosure } from '#db/disclosure';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { readComing, readPast } from './days.ts';
import { readAbout } from './read-about.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';

/** As it was typed; all of it is parsed here. */
export type NoteDisclosure = {
  actor: StaffActor;
  /** Whose data: identity → value. */
  identities: Record<string, unknown>;
  to: unknown;
  under: unknown;
  /** Of the map. */
  categories: string[];
  disclosedOn: unknown;
  /** Empty: the person may be told at once. */
  sealedUntil: unknown;
  submissionKey: unknown;
  now: Date;
};

/**
 * Notes that a person's data were handed to an authority, under which order, and until when that is sealed. The person
 * reads it in their next copy, unless it is still sealed then.
 * @see GDPR Art. 15(1)(c), 23; 18 U.S.C. § 2705(b)
 */
export function noteDisclosure(asked: NoteDisclosure): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const about = await readAbout(tx, asked);
    if (!about.ok) return about;
    const { face, who, indexes, submissionKey } = about.value;
    if (indexes.length === 0) return refused('identity-missing', 'email');
    const categories = [...new Set(asked.categories)];
    const isKnown = (name: string) => face.categories.some(({ key }) => key === name);
    if (categories.length === 0 || !categories.every(isKnown)) return refused('choice-unknown', 'categories');
    const words = readWords(asked);
    if (!words.ok) return words;
    const { order, ...days } = words.value;
    const id = randomUUID();
    const frame = { id, submissionKey, createdAt: now, createdBy: actor.staffId };
    if (!(await insertDisclosure(tx, { ...frame, ...days, categories, order, who, indexes }))) return ok(null);
    await record(tx, { type: 'disclosure-noted', actor, now, detail: { disclosureId: id, categories, ...days } });
    return ok(null);
  });
}

function readWords({ to, under, disclosedOn, sealedUntil, now }: NoteDisclosure) {
  const authority = readReason(to, 'to');
  if (!authority.ok) return authority;
  const order = readReason(under, 'under');
  if (!order.ok) return order;
  const on = readPast(disclosedOn, 'disclosedOn', now);
  if (!on.ok) return on;
  const isOpen = typeof sealedUntil !== 'string' || sealedUntil.trim() === '';
  const until = isOpen ? ok(null) : readComing(sealedUntil, 'sealedUntil', now);
  if (!until.ok) return until;
  return ok({
    order: { to: authority.value, under: order.value },
    disclosedOn: on.value,
    sealedUntil: until.value,
  });
}
