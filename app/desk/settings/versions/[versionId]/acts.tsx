import type { SettingsView } from '#requests/view-settings';
import { Confirm } from '../../../../ui/desk/confirm.tsx';
import { DeskForm } from '../../../../ui/desk/desk-form.tsx';
import { DeskLinkButton } from '../../../../ui/desk/desk-link-button.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { codeField } from '../../../code-field.ts';
import { offerPasskeyAction } from '../../../sign-in/actions.ts';
import { offerSettingsAction, publishSettingsAction, withdrawSettingsAction } from '../actions.ts';

type Props = { view: SettingsView; hasPasskey: boolean };

function Publish({ view: { number, otherPending, check, moved }, hasPasskey }: Props) {
  if (moved || !check?.isSound) return null;
  return (
    <Confirm summary="Publish…">
      <p className="text-soft">
        You stand for what it says with your name. Nothing changes yet: whoever runs the installation reads it, puts it
        into the folder and starts the processes anew.
      </p>
      {otherPending !== null && <p>It takes the place of version {otherPending}, which waits for that now.</p>}
      <DeskForm
        id="publish"
        action={publishSettingsAction}
        given={{ number: `${number}` }}
        fields={[codeField]}
        submit="Publish"
        passkey={hasPasskey ? { use: 'step-up', offer: offerPasskeyAction } : null}
      />
    </Confirm>
  );
}

function Withdraw({ number }: { number: number }) {
  return (
    <Confirm summary="Withdraw…">
      <p className="text-soft">It stays in the history and never comes into force. A new draft can be made from it.</p>
      <DeskForm
        id="withdraw"
        action={withdrawSettingsAction}
        given={{ number: `${number}` }}
        submit="Withdraw"
        look="second"
      />
    </Confirm>
  );
}

/** What may be done with a version by who looks at it. */
export function Acts({ view, hasPasskey }: Props) {
  const { number, state, isMine, check, moved, digest } = view;
  const isOpen = state === 'draft' || state === 'offered';
  const isOffered = state === 'offered';
  return (
    <div className="grid max-w-prose gap-3">
      {moved && isOpen && (
        <p className="text-bad">
          Version {view.inForce?.number} has come into force since it was made: it cannot be published like this.{' '}
          {state === 'draft'
            ? 'Look at what has changed, and save it once more.'
            : 'Withdraw it, and make a draft from it.'}
        </p>
      )}
      {state === 'draft' && check?.isSound && !moved && (
        <DeskForm
          id="offer"
          action={offerSettingsAction}
          given={{ number: `${number}`, seen: digest }}
          submit="Offer it to be published"
        />
      )}
      {isOffered && isMine && <p className="text-soft">Another admin publishes it: nobody does so with their own.</p>}
      {isOffered && !isMine && <Publish view={view} hasPasskey={hasPasskey} />}
      {(isOpen || view.isPending) && <Withdraw number={number} />}
      {!isOpen && (
        <p>
          <DeskLinkButton href={`/desk/settings/versions/new?from=${number}`}>Make a draft from it</DeskLinkButton>
        </p>
      )}
      {view.isPending && view.moved && (
        <p className="text-bad">
          <Link href={`/desk/settings/versions/${view.inForce?.number}`}>Version {view.inForce?.number}</Link> has come
          into force since it was made.
        </p>
      )}
    </div>
  );
}
