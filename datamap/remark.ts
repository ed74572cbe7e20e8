import type { Fault } from '#domain/faults';

/** What `map check` says of a map whose names are right: a problem fails the check, a note does not. */
export type Remark = Fault & {
  level: 'problem' | 'note';
  /** The database is no longer the one that the map describes: a deletion might leave something behind. */
  drift?: true;
};
