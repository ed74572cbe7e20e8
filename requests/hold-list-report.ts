import type { Transaction } from '#db/client';
import { type HoldList, linesIn } from '#db/hold-list';
import { listHeldWhole } from '#db/listed-hold';
import { holdStaff, isNear } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { type BadLine, type HeldLine, holdLine, type ListRead, readHoldList, sameLaw } from '#domain/hold-list';
import { mayAct } from '#domain/roles';
import { organisation } from './organisation.ts';
import { identityIndex } from './who.ts';

type ListedPerson = HeldLine & { index: Buffer };

export type HoldListReport = {
  good: ListedPerson[];
  bad: BadLine[];
  /** Lines that say of somebody what an earlier line said. */
  twice: { line: number; of: number }[];
  /** Lines of people of whom all rows are held under the same law or order; null to who may not see who is held. */
  already: number[] | null;
  unread: string[];
};

/**
 * What a list would do now: a line is good, bad, a repetition, or nothing new. Held for another matter is not held for
 * this one: or whoever lifts that one would let the rows go that this one needs.
 * @returns null when its lines are gone
 */
export async function reportOn(
  tx: Transaction,
  list: HoldList,
  { actor, now }: { actor: StaffActor; now: Date },
): Promise<HoldListReport | null> {
  const text = linesIn(list);
  const read = text === null ? null : readHoldList(text);
  if (!read?.ok) return null;
  const me = await holdStaff(tx, actor.staffId);
  const { people, ...report } = sorted(read.value, list, { near: me?.near ?? [], now });
  // Or a list would be a question about each of its people. To be held twice does no harm.
  if (!me || !mayAct(me.role, 'view-held')) return { ...report, good: people, already: null };
  const indexes = people.map(({ index }) => index);
  const held = new Set((await listHeldWhole(tx, indexes)).map((one) => keyOf(one)));
  const good = people.filter((one) => !held.has(keyOf(one)));
  const already = people.filter((one) => held.has(keyOf(one))).map(({ line }) => line);
  return { ...report, good, already };
}

const keyOf = ({ index, law }: { index: Buffer; law: string }): string => `${index.toString('hex')} ${sameLaw(law)}`;

function sorted({ lines, unread }: ListRead, list: HoldList, { near, now }: { near: Buffer[]; now: Date }) {
  const today = dayOf(now, organisation().timeZone);
  const people: ListedPerson[] = [];
  const bad: BadLine[] = [];
  const twice: HoldListReport['twice'] = [];
  const first = new Map<string, number>();
  for (const one of lines) {
    const line = holdLine(one, list, today);
    if ('problems' in line) {
      bad.push(line);
      continue;
    }
    const person = { ...line, index: identityIndex('email', line.email) };
    const of = first.get(keyOf(person));
    // Whether somebody is held is nothing that they learn of themselves: this comes before it is looked up.
    if (isNear({ near }, person.index)) bad.push({ ...one, problems: [{ code: 'self-not-allowed', field: 'email' }] });
    else if (of !== undefined) twice.push({ line: line.line, of });
    else people.push(person);
    first.set(keyOf(person), of ?? line.line);
  }
  return { people, bad, twice, unread };
}
