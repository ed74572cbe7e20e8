/** How a person's choices stand, by what their data say now and by what they asked for since those were read. */
import type { MapFace } from './map-face.ts';

/** An opt-out that was asked for here; `at`: since when it stands so. */
type Asked = { purposes: string[]; stands: 'on-its-way' | 'in-force' | 'being-undone' | 'undone'; at: Date };

export type Preference = {
  /** Of the map's opt-outs. */
  key: string;
  state: 'allowed' | 'opted-out' | 'opting-out' | 'opting-in';
  /** What else begins again when this is allowed again; null where it was not opted out here, and is no matter of ours. */
  together: string[] | null;
  /** The opt-out that it is part of, and by which it is out or on its way. */
  within: string | null;
};

type Live = { key: string; isOut: boolean };

/**
 * Each of the map's opt-outs as it stands.
 * @param optOuts with what else is part of them
 * @param live what the account database says, read at `readAt`; one that is missing is as our own requests say
 * @param asked all opt-outs of the mailbox
 */
export function preferencesOf(
  optOuts: readonly Pick<MapFace['optOuts'][number], 'key' | 'includes'>[],
  live: Live[],
  readAt: Date,
  asked: Asked[],
): Preference[] {
  const each = optOuts.map(({ key }): Preference => {
    const theirs = asked.filter(({ purposes }) => purposes.includes(key));
    const inForce = theirs.filter(({ stands }) => stands === 'in-force');
    const state = stateOf(live.find((one) => one.key === key)?.isOut, readAt, theirs);
    const others = new Set(inForce.flatMap(({ purposes }) => purposes).filter((one) => one !== key));
    const together = state === 'opted-out' && inForce.length > 0 ? [...others] : null;
    return { key, state, together, within: null };
  });
  const stops = ({ state }: Preference) => state === 'opted-out' || state === 'opting-out';
  return each.map((one) => {
    const wider = each.find((other, at) => stops(other) && optOuts[at]?.includes?.includes(one.key));
    return wider ? { ...one, state: wider.state, together: null, within: wider.key } : one;
  });
}

function stateOf(isOut: boolean | undefined, readAt: Date, theirs: Asked[]): Preference['state'] {
  const has = (wanted: Asked['stands']) => theirs.some(({ stands }) => stands === wanted);
  if (has('on-its-way')) return 'opting-out';
  if (has('being-undone')) return 'opting-in';
  const newest = theirs.toSorted((one, other) => other.at.getTime() - one.at.getTime())[0];
  // What was done after the data were read is not in them yet.
  const counts = newest && (isOut === undefined || newest.at >= readAt);
  return (counts ? newest.stands === 'in-force' : isOut) ? 'opted-out' : 'allowed';
}
