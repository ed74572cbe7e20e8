import type { Transaction } from '#db/client';
import { keyedHash } from '#db/keys';
import { searchHold } from '#db/schema/index';
import { countMore, countOne } from '#db/tally';
import type { StaffActor } from '#domain/actor';
import type { Query, QueryFault } from '#domain/query';
import { readQueueQuery } from '#domain/queue-query';
import { personsIn, searchesAMinute } from '#domain/searches';
import { readEnv } from '#env';
import { record } from './record.ts';
import { tellAdmins } from './tell-admins.ts';

type Search = { actor: StaffActor; text: string; today: string; now: Date };

/**
 * A query as it is read before requests are looked for with it. Whoever it looks for by their address is on record, by a
 * keyed hash; who looks for too many within a minute finds nobody more in it, and all admins are told.
 */
export async function readSearch(
  tx: Transaction,
  { actor, text, today, now }: Search,
): Promise<{ query: Query } | QueryFault> {
  const read = readQueueQuery(text, today);
  const persons = 'query' in read ? personsIn(read.query) : [];
  if (persons.length === 0) return read;
  const what = `person-search:${actor.staffId}`;
  const searched = await countMore(tx, { what, windowSeconds, now, more: persons.length });
  const terms = persons.map((person) => keyedHash('searched', person).toString('hex'));
  if (searched < searchesAMinute) {
    await record(tx, { type: 'person-searched', actor, now, detail: { terms } });
    return read;
  }
  await record(tx, { type: 'denied', actor, now, detail: { act: 'search', code: 'too-many-searches', terms } });
  await tell(tx, actor, now);
  return { at: 0, length: text.length, says: tooMany, heldSeconds: windowSeconds };
}

const windowSeconds = 60;
const tooMany = `You have looked for ${searchesAMinute} people within a minute. The admins were told; wait for a minute`;

/** Once an hour for each who does it. */
async function tell(tx: Transaction, { staffId }: StaffActor, now: Date): Promise<void> {
  const set = { heldAt: now };
  await tx
    .insert(searchHold)
    .values({ staffId, ...set })
    .onConflictDoUpdate({ target: searchHold.staffId, set });
  if ((await countOne(tx, `person-search-told:${staffId}`, 3600, now)) > 1) return;
  const deskUrl = `${readEnv('HABEAS_URL').HABEAS_URL}/desk/settings#staff`;
  await tellAdmins(tx, { kind: 'staff-searching', fields: { atMost: searchesAMinute, deskUrl }, now });
}
