import type { StaffLine } from '#requests/list-staff';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { Moment } from '../moment.tsx';
import { releaseSsoAction } from './actions.ts';

/** Which account of single sign-on a colleague is bound to is nobody's to read; that there is one, and how to let it go. */
export function StaffSso({ colleague: { id, name, ssoBoundAt } }: { colleague: StaffLine }) {
  if (!ssoBoundAt) return null;
  return (
    <details>
      <summary className="whitespace-nowrap text-accent underline underline-offset-2 hover:text-accent-strong">
        Single sign-on…<span className="sr-only"> {name}</span>
      </summary>
      <div className="grid gap-2 pt-2">
        <p className="max-w-xs text-soft">
          Bound to one account of it since <Moment at={ssoBoundAt} />. Another account with the same address is refused.
          Let it go only when you know that <bdi>{name}</bdi> has a new account.
        </p>
        <DeskForm
          id={`release-sso-${id}`}
          action={releaseSsoAction}
          given={{ staffId: id }}
          submit="Let this account go"
          look="danger"
          hidden={`of ${name}`}
        />
      </div>
    </details>
  );
}
