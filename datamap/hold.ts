/**
 * A reason rows must stay that the desk keeps, not the map: a subpoena, a court's order, an attorney's request. The
 * portal's database says which are in force; plan and run are told of them, and a new one makes another plan.
 * @see GDPR Art. 17(3)(b), (e)
 */
export type Hold = {
  /** Tables of the map whose rows of the person stay; those that held rows refer to stay with them. */
  tables: 'all' | string[];
  /** Plain words for the desk, the receipt and the person. */
  reason: string;
  law: string;
  /** Day of review, `YYYY-MM-DD`. A hold ends when staff say so, never by itself. */
  until: string | null;
  /** Staff decided it for this very plan, so that it asks nobody about it again. */
  isDecided?: true;
};

export const holdsTable = ({ tables }: Hold, table: string): boolean => tables === 'all' || tables.includes(table);

/** @throws RangeError for a table that the map does not have: such a hold would hold nothing, unseen */
export function assertHolds(holds: Hold[], tables: string[]): void {
  const named = holds.flatMap((hold) => (hold.tables === 'all' ? [] : hold.tables));
  const unknown = named.find((name) => !tables.includes(name));
  if (unknown !== undefined) throw new RangeError(`A hold names a table that the map does not have: ${unknown}`);
}
