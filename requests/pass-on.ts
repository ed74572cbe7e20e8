import type { Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { insertNotification } from '#db/notification';
import type { OpenedRequest } from '#db/request';
import type { Actor } from '#domain/actor';
import type { Identifier } from '#domain/letters';
import { heldForOthers } from '#domain/outcome';
import type { Plan } from '#domain/plan';
import { wholeFace } from './map-face.ts';
import { tellOthers } from './tell-others.ts';
import { whoOf } from './who.ts';

/**
 * Passes an approved request on to each controller for whom rows of the person are held: that there is one, how many
 * rows, and by what they find the person. Nothing of the rows leaves. Approved again, nobody is told twice.
 * @see GDPR Art. 28(3)(e)
 */
export async function passOn(
  tx: Transaction,
  about: OpenedRequest,
  { plan, actor, now }: { plan: Plan; actor: Actor; now: Date },
): Promise<void> {
  const { kind, receivedOn } = about;
  const known = await knownBy(tx, about);
  for (const { name, contact, rows } of heldForOthers(plan.tables)) {
    const body = { kind: 'controller' as const, name, contact, fields: { kind, receivedOn, rows, known } };
    await insertNotification(tx, about, { who: `${name}\n${contact}`, body, now });
  }
  await tellOthers(tx, about, { kind: 'controller', actor, now });
}

/** What the request names the person by: the proven address, or what staff keyed in. */
async function knownBy(tx: Transaction, about: OpenedRequest): Promise<Identifier[]> {
  const { identities } = wholeFace((await findInstallation(tx)).mapFace);
  const labelOf = (key: string) => identities.find((one) => one.key === key)?.label ?? key;
  const { email, others } = whoOf(about);
  return [
    ...(email ? [{ label: 'E-mail', value: email }] : []),
    ...(about.personId && !about.childSealed
      ? []
      : Object.entries(others).map(([key, value]) => ({ label: labelOf(key), value }))),
  ];
}
