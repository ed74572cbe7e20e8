import { passkeyEndReasons } from '#domain/passkeys';
import type { StaffLine } from '#requests/list-staff';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Moment } from '../moment.tsx';
import { count, passkeyEndWords } from '../words.ts';
import { revokeStaffPasskeyAction } from './actions.ts';

const reasons = [
  { value: '', words: 'Choose a reason' },
  ...passkeyEndReasons.map((reason) => ({ value: reason, words: passkeyEndWords[reason] })),
];

/** A colleague's passkeys, each with how to take it away where it is lost; one's own have a page. */
export function StaffPasskeys({ colleague: { id, name, passkeys }, me }: { colleague: StaffLine; me: string }) {
  if (passkeys.length === 0) return null;
  if (id === me) return <Link href="/desk/passkeys">{count(passkeys.length, 'passkey')}</Link>;
  return (
    <ul className="grid min-w-0 gap-2">
      {passkeys.map(({ id: passkeyId, name: passkey, madeAt }) => (
        <li key={passkeyId} className="grid gap-1">
          <span className="text-soft">
            Passkey <bdi className="break-words text-ink">{passkey}</bdi>, added <Moment at={madeAt} />
          </span>
          <DeskForm
            id={`revoke-${passkeyId}`}
            action={revokeStaffPasskeyAction}
            given={{ staffId: id, passkeyId }}
            fields={[{ name: 'reason', label: `Why is “${passkey}” of ${name} taken away?`, options: reasons }]}
            submit="Take away"
            look="danger"
            hidden={`the passkey ${passkey} of ${name}`}
            fold={{ summary: 'Take away…', hidden: `the passkey ${passkey} of ${name}` }}
          />
        </li>
      ))}
    </ul>
  );
}
