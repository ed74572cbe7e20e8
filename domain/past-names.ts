/** What a table of past requests may call its columns and what stands in them; the first name is the one that we tell. */
import { type Channel, channels } from './channels.ts';
import type { Kind } from './kinds.ts';
import { lawOf } from './law/law-of.ts';
import { placeOf } from './law/places.ts';
import { type GroundId, groundIds } from './law/rule.ts';
import { ok, type Result, refused } from './problems.ts';
import type { Outcome, Status } from './states.ts';

type Names<Value> = readonly { is: Value; said: readonly string[] }[];

/** Also those of the log that we write ourselves. @see 11 CCR 7101(b) */
export const columnNames = {
  reference: ['reference', 'ref', 'number', 'case', 'id'],
  kind: ['kind', 'type', 'right', 'nature of request'],
  email: ['email', 'e mail', 'mail', 'address', 'email address', 'e mail address'],
  law: ['law', 'region', 'law or region', 'state', 'country', 'jurisdiction'],
  channel: ['channel', 'came by', 'manner', 'manner of request'],
  receivedOn: ['received', 'received on', 'date of request'],
  extendedOn: ['extended', 'extended on', 'put off on'],
  closedOn: ['answered', 'answered on', 'closed', 'closed on', 'date of response'],
  outcome: ['outcome', 'response', 'result', 'nature of response'],
  ground: ['ground', 'cause', 'basis of denial', 'reason'],
  note: ['note', 'notes', 'remark', 'comment'],
} as const;

/** What was reported lost is no request of any law, and locks nothing any more. */
export const kindNames: Names<Exclude<Kind, 'report-lost'>> = [
  { is: 'access', said: ['access', 'copy', 'know', 'right to know'] },
  { is: 'correct', said: ['correct', 'correction', 'rectification'] },
  { is: 'delete', said: ['delete', 'deletion', 'erasure', 'right to be forgotten'] },
  { is: 'opt-out', said: ['opt-out', 'optout', 'do not sell', 'do not sell or share'] },
  { is: 'other', said: ['other', 'something else'] },
];

const otherChannelNames: Record<Channel, readonly string[]> = {
  letter: ['post', 'mail'],
  call: ['phone', 'telephone'],
  email: ['e-mail'],
  counter: ['at the counter', 'in person'],
};

export const channelNames: Names<Channel | null> = [
  { is: null, said: ['website', 'web', 'pages', 'our pages', 'form', 'web form'] },
  ...channels.map((channel) => ({ is: channel, said: [channel, ...otherChannelNames[channel]] })),
];

type Ended = { status: Status; outcome: Outcome | null };
const done = (outcome: Outcome): Ended => ({ status: 'done', outcome });

export const outcomeNames: Names<Ended> = [
  { is: done('fulfilled'), said: ['in whole', 'in full', 'complied', 'complied in whole', 'carried out in full'] },
  { is: done('in-part'), said: ['in part', 'complied in part', 'carried out in part'] },
  { is: done('nothing-found'), said: ['nothing found', 'nothing was found'] },
  { is: { status: 'refused', outcome: null }, said: ['denied', 'refused'] },
  {
    is: { status: 'withdrawn', outcome: null },
    said: ['withdrawn', 'cancelled', 'canceled', 'cancelled by the person'],
  },
  { is: { status: 'lapsed', outcome: null }, said: ['lapsed'] },
];

export const groundNames: Names<GroundId> = groundIds.map((id) => ({ is: id, said: [id] }));

const placeNames = { eu: ['EU'], canada: ['Canada'], quebec: ['Quebec', 'Québec'], elsewhere: ['elsewhere'] };

/** By where they hold, by their names, and by ours. */
export const lawNamesOf = (ids: readonly string[]): Names<string> =>
  ids.map((id) => ({ is: id, said: [...placesOf(id), id, lawOf(id).name] }));

function placesOf(id: string): string[] {
  const place = placeOf(id);
  if (!place) return [];
  if ('words' in place) return placeNames[place.words];
  if ('state' in place) return [place.state];
  return [new Intl.DisplayNames(['en'], { type: 'region' }).of(place.country) ?? place.country, place.country];
}

/** Names are the same however they are spaced and hyphened, and written large or small. */
export const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, ' ');

/** The one that is called so. @returns the problem `choice-unknown` with what is `allowed`, also for the name of several */
export function calledSo<Value>(names: Names<Value>, typed: string, field: string): Result<Value> {
  const [found, another] = names.filter(({ said }) => said.some((name) => plain(name) === plain(typed)));
  if (found && !another) return ok(found.is);
  return refused('choice-unknown', field, { allowed: names.map(({ said }) => said[0]).join(', ') });
}
