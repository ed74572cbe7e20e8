/**
 * The desk's query language, as its search bar takes it: `kind:delete is:late -owner:me (law:us-ca OR law:eu-gdpr)`.
 *
 *     query   = all *( "OR" all )            what stands side by side must all hold
 *     all     = 1*( [ "-" / "NOT" ] part )   a dash excludes; "AND" may stand between, and says nothing more
 *     part    = "(" query ")" / qualifier ":" values / reference
 *     values  = value *( "," value )         any of them
 *
 * Days are `2026-11-26`, `2026-11`, `2026`, or a word such as `today` and `last-week`, with `<`, `<=`, `>`, `>=` before or `..` between.
 */
import { addDays, addMonths, isDay } from './clock.ts';
import { dateWords, daysOfWord } from './date-words.ts';
import { didYouMean } from './faults.ts';
import { type Token, tokens } from './query-tokens.ts';
import { isUuid } from './uuid.ts';

/** One comparison that the database knows. */
export type Term =
  | { field: Choice; values: string[] }
  | { field: Day; from: string | null; until: string | null }
  | { field: 'text'; value: string };

export type Query = { all: Query[] } | { any: Query[] } | { not: Query } | Term;

/**
 * What is wrong, where it begins and ends in the text, in words for who typed it.
 * `heldSeconds`: nothing is, but so much was looked for that nothing more is for this time.
 */
export type QueryFault = { at: number; length: number; says: string; heldSeconds?: number };

const days = ['due', 'received', 'closed'] as const;
export type Day = (typeof days)[number];
const isDayField = (name: string): name is Day => days.some((day) => day === name);

type Choice =
  | 'kind'
  | 'state'
  | 'is'
  | 'owner'
  | 'person'
  | 'law'
  | 'channel'
  | 'outcome'
  | 'ground'
  | 'language'
  | 'figure';

/** Values that a qualifier knows; null takes any. */
export type Qualifiers = Record<Choice, readonly string[] | null>;

class Wrong extends Error {
  readonly fault: QueryFault;
  constructor(fault: QueryFault) {
    super(fault.says);
    this.fault = fault;
  }
}

const longest = 500;
const deepest = 8;
/** Each may become a look into other tables. */
const termsAtMost = 20;

/**
 * @param today day of the organisation, from which `today`, `last-week` and `late` are told
 * @returns the query, or the first fault with its place; an empty text asks for everything
 */
export function parseQuery(text: string, qualifiers: Qualifiers, today: string): { query: Query } | QueryFault {
  if (text.length > longest) return { at: longest, length: 1, says: `This is longer than ${longest} characters` };
  const unsayable = text.indexOf('\0');
  if (unsayable >= 0) return { at: unsayable, length: 1, says: 'This holds a character that nobody can type' };
  try {
    const reader = new Reader(tokens(text), qualifiers, today);
    return { query: reader.whole() };
  } catch (error) {
    if (error instanceof Wrong) return error.fault;
    throw error;
  }
}

class Reader {
  readonly #tokens: Token[];
  readonly #qualifiers: Qualifiers;
  readonly #today: string;
  #next = 0;
  #depth = 0;
  #terms = 0;

  constructor(found: Token[], qualifiers: Qualifiers, today: string) {
    this.#tokens = found;
    this.#qualifiers = qualifiers;
    this.#today = today;
  }

  whole(): Query {
    if (this.#tokens.length === 0) return { all: [] };
    const query = this.#any();
    const left = this.#tokens[this.#next];
    if (left) throw wrong(left, `“${left.text}” closes nothing`);
    return query;
  }

  #any(): Query {
    const parts = [this.#all()];
    while (this.#tokens[this.#next]?.kind === 'or') {
      this.#next++;
      parts.push(this.#all());
    }
    const [only, ...more] = parts;
    return only && more.length === 0 ? only : { any: parts };
  }

  #all(): Query {
    const parts: Query[] = [];
    for (let token = this.#tokens[this.#next]; token && !['or', 'close'].includes(token.kind); ) {
      parts.push(this.#part(token));
      token = this.#tokens[this.#next];
    }
    const [only, ...more] = parts;
    if (only) return more.length === 0 ? only : { all: parts };
    const before = this.#tokens[this.#next] ?? this.#tokens[this.#next - 1];
    throw wrong(before ?? { at: 0, text: '', kind: 'word' }, '“OR” and brackets need something beside them');
  }

  #part(token: Token): Query {
    this.#next++;
    if (token.kind === 'word') return this.#term(token);
    const after = this.#tokens[this.#next];
    if (token.kind === 'not') {
      if (!after || after.kind === 'or' || after.kind === 'close' || after.kind === 'not') {
        throw wrong(token, `“${token.text}” excludes nothing`);
      }
      return { not: this.#part(after) };
    }
    if (++this.#depth > deepest) throw wrong(token, `Brackets are nested deeper than ${deepest}`);
    const inside = this.#any();
    if (this.#tokens[this.#next]?.kind !== 'close') throw wrong(token, '“(” is not closed');
    this.#next++;
    this.#depth--;
    return inside;
  }

  #term(token: Token): Term {
    if (++this.#terms > termsAtMost) throw wrong(token, `This asks for more than ${termsAtMost} things`);
    // All that follows would be a part of this one word, and no query at all.
    if (token.text.split('"').length % 2 === 0) throw wrong(token, 'The quotation mark here is not closed');
    const colon = token.text.indexOf(':');
    if (colon < 1 || token.text.startsWith('"')) return textIn(token);
    const name = token.text.slice(0, colon).toLowerCase();
    const value = token.text.slice(colon + 1);
    if (bare(value) === '') throw wrong(token, `“${name}:” needs a value`);
    if (isDayField(name)) return { field: name, ...spanOf(token, bare(value), this.#today) };
    const known = isChoice(name, this.#qualifiers) ? this.#qualifiers[name] : undefined;
    if (known === undefined || !isChoice(name, this.#qualifiers)) {
      const names = [...Object.keys(this.#qualifiers), ...days];
      throw wrong(token, `“${name}:” is no qualifier${didYouMean(name, names)}`);
    }
    const values = value
      .split(',')
      .map((one) => sameAs[`${name}:${bare(one).toLowerCase()}`] ?? bare(one).toLowerCase());
    const strange = known && values.find((one) => !known.includes(one));
    if (known && strange !== null && strange !== undefined) {
      throw wrong(token, `“${strange}” is no value of “${name}:”${didYouMean(strange, known)}`);
    }
    if (name === 'person' && !values.every((one) => /^[0-9a-f]{64}$/.test(one))) {
      throw wrong(token, '“person:” needs whole addresses, such as ann@example.com');
    }
    const nobody = name === 'owner' && values.find((one) => one !== 'me' && one !== 'none' && !isUuid(one));
    if (typeof nobody === 'string') {
      throw wrong(token, `“${nobody}” is nobody of the desk; write owner:me, owner:none or a colleague's whole name`);
    }
    return { field: name, values: [...new Set(values)] };
  }
}

/** What people write for a value that is called otherwise. */
const sameAs: Record<string, string> = { 'owner:nobody': 'none' };

/** Words that join, where they are written small: no reference is called so. */
const joining = ['and', 'or', 'not'];

function textIn(token: Token): Term {
  if (joining.includes(token.text.toLowerCase())) {
    throw wrong(token, `“${token.text}” joins nothing; write ${token.text.toUpperCase()}`);
  }
  return { field: 'text', value: bare(token.text) };
}

const isChoice = (name: string, qualifiers: Qualifiers): name is Choice => Object.hasOwn(qualifiers, name);

const bare = (word: string): string => word.replaceAll('"', '').trim();

const wrong = ({ at, text }: Token, says: string): Wrong => new Wrong({ at, length: text.length, says });

/** First and last day that a value means; null is open. */
function spanOf(token: Token, value: string, today: string): { from: string | null; until: string | null } {
  const period = (text: string) => periodOf(token, text, today);
  const [, sign, rest] = /^(<=|>=|<|>)(.+)$/.exec(value) ?? [];
  if (sign && rest) {
    const [first, last] = period(rest);
    if (sign === '<') return { from: null, until: addDays(first, -1) };
    if (sign === '<=') return { from: null, until: last };
    return { from: sign === '>' ? addDays(last, 1) : first, until: null };
  }
  const [begin = '', end, ...more] = value.split('..');
  if (end === undefined || more.length > 0 || value === '..') {
    const [from, until] = period(value);
    return { from, until };
  }
  const span = { from: begin === '' ? null : period(begin)[0], until: end === '' ? null : period(end)[1] };
  if (span.from !== null && span.until !== null && span.from > span.until) {
    throw wrong(token, `“${value}” ends before it begins; write ${end}..${begin}`);
  }
  return span;
}

function periodOf(token: Token, text: string, today: string): [string, string] {
  const said = daysOfWord(text, today);
  if (said) return said;
  // The day after the last of 9999 has five digits for its year, and is no day here.
  const isNear = !text.startsWith('9999');
  if (isNear && /^\d{4}$/.test(text) && isDay(`${text}-01-01`)) return [`${text}-01-01`, `${text}-12-31`];
  if (isNear && /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`))
    return [`${text}-01`, addDays(addMonths(`${text}-01`, 1), -1)];
  if (isNear && isDay(text)) return [text, text];
  throw wrong(token, `“${text}” is no day; write 2026-11-26, 2026-11, 2026 or today${didYouMean(text, dateWords)}`);
}
