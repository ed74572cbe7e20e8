import { codeField } from '../../desk/code-field.ts';
import { offerPasskeyAction } from '../../desk/sign-in/actions.ts';
import { DeskField } from './desk-field.tsx';
import { PasskeyButton } from './passkey-button.tsx';

type Props = {
  /** Sets it apart from that of another form on the page. */
  id: string;
  error: string;
  hasPasskey: boolean;
};

/** The second factor once more, in the form whose act wants it. A code that was typed is never shown again. */
export function FactorField({ id, error, hasPasskey }: Props) {
  return (
    <>
      <DeskField {...codeField} name="factor" id={`${id}-factor`} error={error} />
      {hasPasskey && (
        <div>
          <PasskeyButton use="step-up" offer={offerPasskeyAction} />
        </div>
      )}
    </>
  );
}
