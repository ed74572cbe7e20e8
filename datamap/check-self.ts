/** Fields that the map offers on “My data”: what is changed there at once must be safe to change without anybody looking. */
import type { CatalogueTable } from './checked.ts';
import type { MapPath } from './load.ts';
import { type Names, shown } from './names.ts';
import { isWritable, unwritable } from './place.ts';
import type { MapTable } from './shape.ts';

/** Complains of a `self` that would show what is hidden or another's, or change what only staff may. */
export function checkSelf(names: Names, table: MapTable, place: CatalogueTable, path: MapPath): void {
  for (const [column, { self, show, correct }] of Object.entries(table.columns)) {
    const about = (key: string) => (says: string) =>
      names.complain(`column ${shown(column)} ${says}`, [...path, 'columns', column, key]);
    if (correct && place.readOnly) about('correct')(`is of ${place.readOnly}: it cannot be corrected`);
    if (!self) continue;
    const complain = about('self');
    if (show === 'hidden') complain('is hidden and cannot be offered (self)');
    if (table.processor) complain('is held for others and cannot be offered (self)');
    if (self !== 'update') continue;
    if (!correct) complain('cannot be changed by its person (self: update) without a rule: add correct');
    if (correct === 'email') complain('is an e-mail address: its change is for staff to look at (self: view)');
    if (correct && show !== 'shown') complain(`is ${show}: nobody could compare what it says (self: view)`);
    if (!isWritable(place)) complain(`is of ${unwritable(place)}: it cannot be changed (self: view)`);
  }
}
