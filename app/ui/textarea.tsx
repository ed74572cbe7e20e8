import type { FieldProps } from './field.tsx';
import { describedBy, FieldFrame } from './field-frame.tsx';

/** Several lines of text, as many as are pasted: a limit of the browser's would cut them without a word. */
export function Textarea({ name, value, rows = 5, ...frame }: FieldProps & { rows?: number }) {
  return (
    <FieldFrame name={name} {...frame}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        aria-describedby={describedBy(name, frame.hint)}
        aria-invalid={frame.error ? true : undefined}
        className="block w-full max-w-2xl rounded-md border-2 border-edge bg-paper px-3 py-2 text-ink aria-invalid:border-bad"
      />
    </FieldFrame>
  );
}
