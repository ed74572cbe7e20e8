import type { FieldProps } from './field.tsx';
import { describedBy, FieldFrame } from './field-frame.tsx';

export type FileFieldProps = FieldProps & {
  /** Media types, for the browser's own dialog. */
  accept: string;
  /** Octets. */
  limit: number;
  /** What is said of a larger one, before it is sent. */
  tooLarge: string;
  /** Without scripts a browser forgets which file it was: the words before and after its name. */
  again: string;
};

/** The browser's own field: it takes a file that is dropped on it, and works without scripts. `value` is a name. */
export function FileField({ name, value, accept, limit, tooLarge, again, ...frame }: FileFieldProps) {
  return (
    <FieldFrame name={name} {...frame}>
      {value && (
        <noscript>
          <p className="mb-2 font-semibold">
            <bdi>{value}</bdi>: {again}
          </p>
        </noscript>
      )}
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        data-limit={limit}
        data-too-large={tooLarge}
        aria-describedby={describedBy(name, frame.hint)}
        aria-invalid={frame.error ? true : undefined}
        className="block min-h-12 w-full max-w-2xl rounded-md border-2 border-dashed border-edge bg-paper px-3 py-2.5 text-base text-ink file:me-3 file:rounded-md file:border file:border-edge file:bg-wash file:px-3 file:py-1 file:text-ink aria-invalid:border-bad"
      />
    </FieldFrame>
  );
}
