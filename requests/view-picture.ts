import { listFindings } from '#db/finding';
import type { Finding } from '#domain/finding';
import { pictureIn } from '#domain/picture';
import { ok, type Result, refused } from '#domain/problems';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { lastAsked } from './view-findings.ts';

type Asked = DeskAct & Record<'table' | 'row' | 'column', string>;

/**
 * A picture among what was found, made anew so that nothing else comes with it. It is part of a page whose look is on
 * record, and there for as long as that is.
 */
export function viewPicture({
  table,
  row,
  column,
  ...asked
}: Asked): Promise<Result<{ type: string; octets: Uint8Array }>> {
  const isRecorded = () => false;
  return lookAtDesk(
    asked,
    'view-fetched',
    async (tx, { id, key }) => {
      if (!(await lastAsked(tx, asked))) return refused('not-found');
      const findings = await listFindings(tx, { requestId: id, key, now: asked.now });
      const finding = findings.find((one) => one.table === table);
      const value = finding && valueIn(finding, row, column);
      const picture = value ? pictureIn(value) : null;
      return picture ? ok(picture) : refused('not-found');
    },
    isRecorded,
  );
}

/** A value of a table, of the person's own rows or of those that mention them. */
function valueIn(finding: Finding, row: string, column: string): string | null {
  const at = (columns: Finding['columns'], rows: Finding['rows']) => {
    const index = columns.findIndex((one) => one.column === column);
    return rows.find((one) => one.row === row)?.values[index] ?? null;
  };
  return at(finding.columns, finding.rows) ?? at(finding.mentionColumns, finding.mentions);
}
