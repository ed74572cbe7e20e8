import type { StaffLine } from '#requests/list-staff';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { count } from '../words.ts';
import { nameHouseholdAction } from './actions.ts';

/** Whose requests a colleague keeps out of besides their own, and how to name them. */
export function StaffHousehold({ colleague: { id, name, household } }: { colleague: StaffLine }) {
  const kept = household > 0 ? count(household, 'address', 'addresses') : 'none named';
  return (
    <details>
      <summary className="whitespace-nowrap text-accent underline underline-offset-2 hover:text-accent-strong">
        Household: {kept}…<span className="sr-only"> {name}</span>
      </summary>
      <div className="grid gap-2 pt-2">
        <p className="max-w-xs text-soft">
          <bdi>{name}</bdi> works on no request of these, as on none of their own. Only keyed hashes are kept: nobody
          can read them again, and those named now take the place of those named before.
        </p>
        <DeskForm
          key={household}
          id={`household-${id}`}
          action={nameHouseholdAction}
          given={{ staffId: id }}
          fields={[
            { name: 'emails', label: 'Their private addresses, and their household’s', hint: 'One a line', rows: 3 },
          ]}
          submit="Name them"
          look="second"
        />
      </div>
    </details>
  );
}
