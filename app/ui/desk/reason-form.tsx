import { Button } from '../button.tsx';
import { DeskField } from './desk-field.tsx';

type Props = {
  action: (form: FormData) => void;
  /** Field that names the record, and the record. */
  of: { name: string; id: string };
  options: readonly { value: string; words: string }[];
  error: string | undefined;
};

/** Asks why somebody needs to see what is hidden. */
export function ReasonForm({ action, of, options, error }: Props) {
  return (
    <form action={action} noValidate className="flex flex-wrap items-end gap-3">
      <input type="hidden" name={of.name} value={of.id} />
      <DeskField
        id={`reason-${of.id}`}
        name="reason"
        label="Why do you need to see it?"
        options={options}
        error={error}
      />
      <Button look="second" small>
        Show it
      </Button>
    </form>
  );
}
