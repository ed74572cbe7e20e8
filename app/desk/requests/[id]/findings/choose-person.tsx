import type { Finding } from '#domain/finding';
import { isPicture } from '#domain/picture';
import { organisation } from '#requests/organisation';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { choosePersonAction } from '../actions.ts';
import { valueWords } from './value-words.ts';

/** What tells the rows apart, as far as it fits on a line. */
const wordsOf = ({ values }: Finding['rows'][number]) =>
  values
    .flatMap((value) =>
      value && !isPicture(value) ? [valueWords(value, organisation().timeZone).words.replaceAll(/\s+/g, ' ')] : [],
    )
    .slice(0, 4)
    .join(' · ')
    .slice(0, 120);

/** Which of several persons asks: a row of those shown above, with a reason. Somebody else approves the new plan. */
export function ChoosePerson({ id, finding: { table, rows } }: { id: string; finding: Finding }) {
  return (
    <div className="mt-4 rounded-md border border-line p-3">
      <h3 className="mb-2 font-semibold">More than one person has the address. Which of them asks?</h3>
      <DeskForm
        id="choose-person"
        action={choosePersonAction}
        given={{ requestId: id, table }}
        fields={[
          {
            name: 'row',
            label: 'Person',
            value: '',
            options: rows.map((row) => ({ value: row.row, words: wordsOf(row) })),
          },
          { name: 'reason', label: 'How do you know?', rows: 2 },
        ]}
        submit="It is this one"
        look="second"
      />
    </div>
  );
}
