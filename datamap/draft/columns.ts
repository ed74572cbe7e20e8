/** What a column is about, what people may see of it, and why it is believed. */
import type { CatalogueColumn } from '../checked.ts';
import { looksPersonal, type Sense, senseOf } from '../personal-words.ts';
import type { MapColumn } from '../shape.ts';
import { isText } from '../types.ts';
import type { Category } from './categories.ts';
import { isKeyName } from './link-names.ts';
import type { Look } from './sample.ts';
import { spelled } from './spelled.ts';
import { isTable, type Table } from './tables.ts';
import type { ValueKind } from './value-kinds.ts';

export type DraftColumn = {
  sense: Sense | null;
  /** Its own category, where it is another than its table's would be. */
  category: Category | null;
  show: MapColumn['show'];
  correct: MapColumn['correct'];
  /** In words; empty where the column only comes with its row. */
  why: string;
};

const categories: Record<Sense, Category> = {
  email: 'contact',
  phone: 'contact',
  name: 'contact',
  address: 'contact',
  birth: 'contact',
  credential: 'credentials',
  card: 'payment',
  bank: 'payment',
  document: 'identity',
  health: 'health',
  belief: 'health',
  work: 'work',
  device: 'visits',
  place: 'visits',
};
const senseOfValue: Partial<Record<ValueKind, Sense>> = {
  email: 'email',
  ip: 'device',
  phone: 'phone',
  hash: 'credential',
  card: 'card',
  iban: 'bank',
  browser: 'device',
  address: 'address',
  name: 'name',
};
const kindWords: Record<ValueKind, string> = {
  email: 'e-mail addresses',
  ip: 'internet addresses',
  phone: 'phone numbers',
  hash: 'password hashes',
  card: 'card numbers',
  iban: 'bank accounts',
  browser: 'browsers',
  address: 'street addresses',
  name: 'names of people',
  prose: 'sentences',
};

/** Columns that tell of whoever works there, not of who asks. */
const staffWords =
  /(^|_)(agent|operator|staff|employee|admin|assignee|assigned|handled|handler|moderator|reviewer|approver|clerk|mitarbeiter|bearbeiter|sachbearbeiter|behandler|arzt)(_|$)/;
const innerWords = /(^|_)(internal|intern|score|risk|fraud|blacklist|flagged|suspicion|vermerk)(_|$)/;
/** What staff write for one another. */
const noteWords = /^(note|notes|notiz|notizen|memo|remark|remarks|vermerk)$/;
const answerWords =
  /^pass_(md|hash|sha|code|phrase)|maiden|security_?(question|answer|code)|secret|sicherheitsfrage|cvv|cvc|recovery_code/;

/** @param look what its sampled values look like */
export function guessColumn(table: Table, column: string, live: CatalogueColumn, look: Look | undefined): DraftColumn {
  const name = spelled(column).join('_');
  const sense = senseHere(name, live.type, look);
  const isOthers =
    isList(column, live.type) ||
    staffWords.test(name.replace('user_agent', '')) ||
    (isTable(table, 'staff') && sense !== null);
  const hasStaff = Object.keys(table.live.columns).some((one) => staffWords.test(spelled(one).join('_')));
  const isNote = noteWords.test(table.words.at(-1) ?? '') || (hasStaff && noteWords.test(name));
  const isInner = innerWords.test(name) || table.words.includes('internal') || isNote;
  const category = isOthers
    ? 'others'
    : sense && (answerWords.test(name) && sense !== 'card' ? 'credentials' : categories[sense]);
  const show =
    isOthers || isInner ? 'hidden' : sense ? showOf(name, sense, live.type) : live.type === 'bytea' ? 'held' : 'shown';
  return {
    sense,
    category,
    show,
    correct: show === 'shown' ? correctionOf(name, sense, live) : undefined,
    why: whyOf({ name, type: live.type, sense, look, isOthers, isInner }),
  };
}

/** `participant_ids`: others' numbers. */
const isList = (column: string, type: string): boolean => type.endsWith('[]') && isKeyName(column);

/** Values weigh more than names where they are of one clear form. */
function senseHere(name: string, type: string, look: Look | undefined): Sense | null {
  const byName = senseOf(name, type);
  // A firm, a product or a town has two capital letters, too.
  const isOfThing = /company|organi|shop|product|title|firm|city|town|plan|brand|subject|topic/.test(name);
  const byValue = look?.kind === 'name' && isOfThing ? null : ((look && senseOfValue[look.kind]) ?? null);
  if (byName === 'name' && isOfThing) return null;
  const isNumber = /^(smallint|integer|bigint|numeric|real|double precision|money|boolean)$/.test(type);
  const isMoment = /^(timestamp|time)/.test(type);
  if (isMoment && byName !== 'birth') return null;
  if (isNumber && byName && !['phone', 'birth', 'place', 'document'].includes(byName)) return null;
  if (isNumber && /tax|age_/.test(name.toLowerCase())) return null;
  if (byValue && byValue !== 'name' && byValue !== 'address')
    return byName === 'credential' || byName === 'card' ? byName : byValue;
  return byName ?? (answerWords.test(name.toLowerCase()) ? 'credential' : byValue);
}

function showOf(spelled: string, sense: Sense, type: string): MapColumn['show'] {
  if (answerWords.test(spelled) || sense === 'credential') return 'held';
  if (sense === 'card') {
    if (/last|brand|holder|expir|valid|type|name|status/.test(spelled)) return 'shown';
    return isText(type) && /number|nummer|pan|no$/.test(spelled)
      ? 'last4'
      : type === 'bytea' || /enc|hash/.test(spelled)
        ? 'held'
        : 'shown';
  }
  if (type === 'bytea') return 'held';
  const isNumbered = sense === 'document' || /iban|konto(nummer)?$|account$|account_n/.test(spelled);
  return isNumbered && isText(type) && !/name|inhaber|holder/.test(spelled) ? 'last4' : 'shown';
}

function correctionOf(
  spelled: string,
  sense: Sense | null,
  { type, generated }: CatalogueColumn,
): MapColumn['correct'] {
  if (generated) return undefined;
  if (sense === 'birth' && type === 'date') return 'date';
  if (!isText(type)) return undefined;
  if (/post|zip|plz/.test(spelled) && sense === 'address') return 'postcode';
  if (sense === 'email' || sense === 'phone') return sense;
  if (sense === 'name') return /user|avatar|photo|signature|face|login/.test(spelled) ? undefined : 'name';
  return sense === 'address' ? 'text' : undefined;
}

type Grounds = {
  name: string;
  type: string;
  sense: Sense | null;
  look: Look | undefined;
  isOthers: boolean;
  isInner: boolean;
};

function whyOf({ name, type, sense, look, isOthers, isInner }: Grounds): string {
  return [
    ...(isOthers ? ['tells of somebody else'] : isInner ? ['looks internal'] : []),
    ...(sense && senseOf(name, type) === sense
      ? [`name or type says ${sense}`]
      : looksPersonal(name, type)
        ? ['refers to somebody']
        : []),
    ...(look ? [`${Math.round(look.share * 100)} % of values seen look like ${kindWords[look.kind]}`] : []),
  ].join('; ');
}

/** Whether a column tells of a person, by itself: `name` alone may be a product's. */
export function isTelling(sense: Sense | null, look: Look | undefined): boolean {
  if (look && look.kind !== 'prose') return true;
  return sense !== null && !['name', 'address', 'card', 'bank', 'place'].includes(sense);
}
