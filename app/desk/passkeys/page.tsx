import type { Metadata } from 'next';
import { listOwnPasskeys, type PasskeyLine } from '#requests/list-own-passkeys';
import { requireStaff } from '../../auth.ts';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { Moment } from '../moment.tsx';
import { offerPasskeyAction } from '../sign-in/actions.ts';
import { count } from '../words.ts';
import { revokePasskeyAction } from './actions.ts';
import { AddPasskey } from './add-passkey.tsx';

export const metadata: Metadata = { title: 'Your passkeys' };

const columns: readonly Column<PasskeyLine>[] = [
  {
    key: 'name',
    head: 'Passkey',
    name: true,
    cell: ({ name }) => <bdi className="block min-w-24 wrap-anywhere">{name}</bdi>,
  },
  { key: 'made', head: 'Added', cell: ({ madeAt }) => <Moment at={madeAt} /> },
  { key: 'used', head: 'Last used', cell: ({ usedAt }) => (usedAt ? <Moment at={usedAt} /> : 'Never') },
  {
    key: 'revoke',
    head: 'Lost or not needed',
    cell: ({ id, name }) => (
      <DeskForm
        id={`revoke-${id}`}
        action={revokePasskeyAction}
        given={{ passkeyId: id }}
        submit="Take away"
        look="second"
        hidden={`the passkey ${name}`}
      />
    ),
  },
];

/** What somebody of the desk can give instead of a code; what they have lost, they take away here. */
export default async function PasskeysPage() {
  const actor = await requireStaff('view-queue');
  const { passkeys, isPossible } = orLeave(await listOwnPasskeys({ actor, now: new Date() }));
  const stepUp = passkeys.length > 0 ? ({ use: 'step-up', offer: offerPasskeyAction } as const) : null;
  return (
    <DeskPage actor={actor} current="/desk/passkeys">
      <DeskTitle>Your passkeys</DeskTitle>
      <Section id="passkeys" title="What you can give instead of a code" note={count(passkeys.length, 'passkey')}>
        <p className="mb-2 max-w-prose text-soft">
          A passkey is on your device or on a key that you carry, opens with your finger, face or PIN, and works at this
          address alone: a page that only looks like it gets nothing. Your authenticator app works as before.
        </p>
        {passkeys.length > 0 && (
          <Table caption="Your passkeys" columns={columns} rows={passkeys} keyOf={({ id }) => id} />
        )}
      </Section>
      <Section id="add" title="Add a passkey">
        {isPossible ? (
          <AddPasskey passkey={stepUp} />
        ) : (
          <p className="max-w-prose text-soft">
            Browsers make none for a portal that is reached by an IP address. Whoever runs it can give it a name
            (HABEAS_URL).
          </p>
        )}
      </Section>
    </DeskPage>
  );
}
