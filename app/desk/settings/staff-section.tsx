import { roles } from '#domain/roles';
import type { StaffLine } from '#requests/list-staff';
import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { Moment } from '../moment.tsx';
import { roleWords } from '../words.ts';
import { addStaffAction, disableStaffAction } from './actions.ts';
import { StaffHousehold } from './staff-household.tsx';
import { StaffPasskeys } from './staff-passkeys.tsx';
import { StaffSessions } from './staff-sessions.tsx';
import { StaffSso } from './staff-sso.tsx';

const columnsFor = (me: string): readonly Column<StaffLine>[] => [
  {
    key: 'name',
    head: 'Name',
    name: true,
    cell: ({ name, email, searchHeldAt }) => (
      <>
        <bdi className="block min-w-24 wrap-anywhere">{name}</bdi>
        <span className="block font-normal break-all text-soft">{email}</span>
        {searchHeldAt && (
          <span className="block font-normal text-bad">
            Looked for too many people within a minute, <Moment at={searchHeldAt} />
          </span>
        )}
      </>
    ),
  },
  { key: 'role', head: 'Role', cell: ({ role }) => roleWords[role] },
  {
    key: 'factor',
    head: 'Second factor',
    cell: (colleague) => (
      <div className="grid min-w-0 gap-2">
        {colleague.hasSecondFactor ? 'Set up' : 'At first sign-in'}
        <StaffPasskeys colleague={colleague} me={me} />
        <StaffSso colleague={colleague} />
      </div>
    ),
  },
  { key: 'sessions', head: 'Sessions', cell: (colleague) => <StaffSessions colleague={colleague} me={me} /> },
  {
    key: 'state',
    head: 'State',
    cell: (colleague) => (
      <div className="grid min-w-0 gap-2">
        <State colleague={colleague} me={me} />
        <StaffHousehold colleague={colleague} />
      </div>
    ),
  },
];

function State({ colleague: { id, name, disabledAt }, me }: { colleague: StaffLine; me: string }) {
  if (disabledAt) return <span className="text-soft">Shut out</span>;
  if (id === me) return 'You';
  return (
    <details>
      <summary className="whitespace-nowrap text-accent underline underline-offset-2 hover:text-accent-strong">
        Shut out…<span className="sr-only"> {name}</span>
      </summary>
      <div className="grid gap-2 pt-2">
        <p className="max-w-xs text-soft">
          <bdi>{name}</bdi> is signed out at once, and their name under waiting plans counts no more.
        </p>
        <DeskForm
          id={`disable-${id}`}
          action={disableStaffAction}
          given={{ staffId: id }}
          submit="Shut out"
          look="danger"
        />
      </div>
    </details>
  );
}

/** Who works at the desk, and how to change it. */
export function StaffSection({ staff, me }: { staff: readonly StaffLine[]; me: string }) {
  const fields = [
    { name: 'name', label: 'Name', autoComplete: 'off' },
    { name: 'email', label: 'Work email', type: 'email', autoComplete: 'off' },
    {
      name: 'role',
      label: 'Role',
      value: 'viewer',
      options: roles.map((role) => ({ value: role, words: roleWords[role] })),
    },
  ] as const;
  return (
    <Section id="staff" title="Staff" note={`${staff.filter(({ disabledAt }) => !disabledAt).length} active`}>
      <Table caption="Staff" columns={columnsFor(me)} rows={staff} keyOf={({ id }) => id} wide />
      <div className="mt-4">
        <Confirm summary="Let somebody work here…">
          <p className="max-w-prose text-soft">
            Whoever was shut out comes in again by the same address, with the role of now. They set up their second
            factor anew, approve nothing for a day, and their names under waiting plans stay void. A role is changed
            this way, too.
          </p>
          <DeskForm id="add-staff" action={addStaffAction} fields={fields} submit="Add" />
        </Confirm>
      </div>
    </Section>
  );
}
