import type { CheckedMap } from '#datamap/checked';
import { knownTo } from '#datamap/known-to';
import { findReceipt } from '#datamap/run';
import { chosenOf, type OpenedRequest } from '#db/request';
import type { Run } from '#db/run';
import type { Identifier } from '#domain/letters';
import type { Plan } from '#domain/plan';
import { noteRecipients, type Recipient } from '#requests/note-recipients';
import { identitiesOf, typedIdentities } from '../person.ts';
import type { Surroundings } from '../task.ts';

type Act = Recipient['body']['fields']['act'];
/** What of a run concerns those who have the data: categories with their words, corrected fields, opt-outs. */
type Concern = { act: Act; categories: string[]; optOuts: string[]; corrected: (Identifier & { category: string })[] };

const nothing = { categories: [], optOuts: [], corrected: [] };

/** What a deletion or a correction that follows a plan takes from, or changes in, which categories. */
export function concernOf(plan: Plan, { map }: CheckedMap): Concern | null {
  if (plan.kind === 'delete') {
    const touched = plan.tables.filter(({ erased, reduced }) => erased + reduced > 0);
    return { ...nothing, act: 'delete', categories: [...new Set(touched.map(({ category }) => category))] };
  }
  if (plan.kind !== 'correct') return null;
  const corrected = plan.corrections.map(({ field, label, new: value }) => {
    const table = Object.keys(map.tables).find((name) => field.startsWith(`${name}.`)) ?? '';
    const column = map.tables[table]?.columns[field.slice(table.length + 1)];
    return { label, value: value ?? '', category: column?.category ?? map.tables[table]?.category ?? '' };
  });
  return { ...nothing, act: 'correct', corrected, categories: [...new Set(corrected.map(({ category }) => category))] };
}

export const optOutConcern = (optOuts: string[]): Concern => ({ ...nothing, act: 'opt-out', optOuts });

/**
 * Notes, before a run, who has the person's data and what they know the person by. A run that was committed by an
 * earlier try has noted them: its rows would say nothing any more.
 */
export async function noteThoseWhoHaveIt(
  { about, run, concern }: { about: OpenedRequest; run: Run; concern: Concern | null },
  { account, now }: Surroundings,
): Promise<void> {
  const checked = account.checked();
  // Nothing of a trial happens, and nobody is told that it did.
  if (about.isTrial || !concern || Object.keys(checked.map.recipients).length === 0) return;
  const isOptOut = concern.act === 'opt-out';
  const asked = { identities: identitiesOf(about), chosen: chosenOf(about), at: now(), typedOnly: isOptOut };
  const typed = Object.entries(typedIdentities(about)).map(([key, value]) => ({
    label: checked.map.identities[key]?.label ?? key,
    value,
  }));
  const recipients = await account.with(async (client) => {
    if (await findReceipt(client, run.id)) return null;
    const found: Recipient[] = [];
    for (const [key, recipient] of Object.entries(checked.map.recipients)) {
      const said = saidTo(recipient, concern, checked);
      if (!said) continue;
      const known = recipient.known ? await knownTo(client, checked, asked, recipient.known) : [typed];
      if (known.length === 0) continue;
      const { name, contact, webhook } = recipient;
      const fields = { act: concern.act, known, ...said };
      found.push({ key, body: { kind: 'recipient', name, contact, ...(webhook ? { webhook } : {}), fields } });
    }
    return found;
  });
  if (recipients) await noteRecipients({ requestId: about.id, runId: run.id, recipients, now: now() });
}

/** What of a run one of them is told; nothing when it does not concern what they got. */
function saidTo(
  { on, gets, optOuts }: CheckedMap['map']['recipients'][string],
  concern: Concern,
  { map }: CheckedMap,
): { what: string[]; corrected: Identifier[] } | null {
  if (!on.includes(concern.act)) return null;
  if (concern.act === 'opt-out') {
    const theirs = concern.optOuts.filter((key) => optOuts?.includes(key) ?? true);
    const what = theirs.map((key) => map.optOuts[key]?.label ?? key);
    return what.length > 0 ? { what, corrected: [] } : null;
  }
  const theirs = concern.categories.filter((key) => gets?.includes(key) ?? true);
  if (theirs.length === 0) return null;
  const corrected = concern.corrected
    .filter(({ category }) => theirs.includes(category))
    .map(({ label, value }) => ({ label, value }));
  return { what: theirs.map((key) => map.categories[key] ?? key), corrected };
}
