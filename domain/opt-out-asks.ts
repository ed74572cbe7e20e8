import type { MapFace } from './map-face.ts';

/** What an opt-out asks for unless the map says otherwise. */
const mailbox = ['email'];

/** Whether an opt-out can be carried out by an address alone, as links in mailings and signed-in people have it. */
export const asksAddressAlone = ({ asks = mailbox }: { asks?: string[] | undefined }): boolean =>
  asks.join() === mailbox.join();

/** The identities without which none of these opt-outs can be carried out, each once, in the map's order. */
export function identitiesAsked({ optOuts }: Pick<MapFace, 'optOuts'>, purposes: readonly string[]): string[] {
  const chosen = optOuts.filter(({ key }) => purposes.includes(key));
  return [...new Set(chosen.flatMap(({ asks }) => asks ?? mailbox))];
}

/** Identities besides the address that a form has a field for, each with the opt-outs that it is for. */
export function fieldsBesideAddress({ identities, optOuts }: Pick<MapFace, 'identities' | 'optOuts'>) {
  return identities
    .filter(({ key }) => key !== 'email')
    .map(({ key, label, normalise }) => ({
      key,
      label: label ?? key,
      normalise,
      for: optOuts.filter(({ asks }) => asks?.includes(key)).map((optOut) => optOut.label),
    }))
    .filter((field) => field.for.length > 0);
}
