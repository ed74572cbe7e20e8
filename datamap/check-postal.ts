/** The lines of a postal address (`post`): where a code goes that shows who somebody is. */
import type { MapPath } from './load.ts';
import { type Names, shown } from './names.ts';
import type { MapTable } from './shape.ts';

/** Complains of a line that is another's, or that whoever has the mailbox could change at once to where they live. */
export function checkPostal(names: Names, table: MapTable, path: MapPath): void {
  for (const [column, { post, self }] of Object.entries(table.columns)) {
    if (post === undefined) continue;
    const complain = (says: string) =>
      names.complain(`column ${shown(column)} ${says}`, [...path, 'columns', column, 'post']);
    if (self === 'update') complain('is changed on “My data” without anybody looking: no code may go there (post)');
    if (table.processor) complain('is held for others: no code may go there (post)');
  }
}
