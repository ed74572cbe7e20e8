/** Who is looked for: one person, or many in one run. */
import type { Redaction } from '#domain/redaction';
import type { Moment } from './conditions.ts';
import type { Identities } from './identities.ts';
import type { Place } from './place.ts';
import type { Tied } from './ties.ts';

/** Who is looked for, with where values go and the instant that spans count from. */
export type Subject = Moment &
  Tied & {
    identities: Identities;
    chosen: Chosen;
    /** The identities are only those that count beside the picked person: it was asked before anything was written. */
    isSettled?: boolean;
    people?: People;
    /** SQL over `t`: rows that are the person's because a list says so, or `null` for none of the table. */
    listed?: (place: Place) => string | null;
    /** SQL over `t` and an element `e` of what a match leads through: that list says so of the element. */
    listedElement?: (place: Place, column: string) => string | null;
    known?: Known | undefined;
    redactions?: Redactions | undefined;
  };

/** What is left out of a person's copy, and what stands in its place. */
export type Redactions = { all: readonly Redaction[]; mark: string };

/** What `knownPersons` has read: by table the one row of the person's, its columns in the order of the table's set. */
export type Known = Map<string, (string | null)[]>;

/**
 * Many people in one run, each with identities of their own: rows of the sets then also carry whose they are (`#who`, a
 * position in these lists), and a row that is two people's comes twice. `who` is SQL for whose the row in question is.
 */
type People = { identities: Identities[]; chosen: Chosen[]; who: string };

/** Of several matching persons the one that a human picked, or `null`. */
export type Chosen = { table: string; row: string } | null;

/** As the sets' rows say whose they are, in a statement that goes by a set called `o`. */
export const bySet = (subject: Subject): Subject =>
  subject.people ? { ...subject, people: { ...subject.people, who: 'o."#who"' } } : subject;

/** SQL for whose a row is, where that must be told. */
export const whoSql = ({ people }: Subject): string[] => (people ? [people.who] : []);

/** The sets' column that says whose a row is, with many people. */
export const whoseColumn = ({ people }: Subject): string[] => (people ? ['"#who"'] : []);

/** The table as `t`; with many people beside each of them as `w`, which PostgreSQL joins by what makes rows theirs. */
export const fromSql = ({ people }: Subject, place: Place): string =>
  people ? `${place.sql} t CROSS JOIN habeas_w w` : `${place.sql} t`;

/** One named SELECT; later ones may read from earlier ones. */
export type NamedQuery = {
  name: string;
  sql: string;
  /** Written into each query that reads it, where PostgreSQL would compute it once by itself. */
  inline?: boolean;
};
