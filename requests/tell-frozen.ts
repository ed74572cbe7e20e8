import type { Following } from './finish-run.ts';
import { tellPerson } from './person-letters.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** The map's words for what was reported lost. */
export type Lost = { key: string; label: string; offMeanwhile: string }[];

/** Tells the person what is blocked and what does not work meanwhile, and staff that it waits for them. */
export const tellFrozen =
  (lost: Lost, now: Date): Following =>
  async (tx, about) => {
    const { reference } = about;
    const items = lost.map(({ label }) => label);
    const offMeanwhile = lost.map((one) => one.offMeanwhile);
    await tellPerson(tx, about, { kind: 'lost-frozen', fields: { reference, items, offMeanwhile }, now });
    const fields = { reference, deskUrl: deskUrl(about.id) };
    await tellStaff(tx, { kind: 'staff-lost', fields, request: about, act: 'release-lost', now });
  };
