import type { ReactNode } from 'react';
import { buttonLook, type Look } from './button-look.ts';
import { classes } from './classes.ts';

type Props = {
  look?: Look;
  /** The desk's smaller size. */
  small?: boolean;
  name?: string;
  value?: string;
  formAction?: (form: FormData) => void | Promise<void>;
  /** Says which thing the act is done to, for who cannot see where the button stands. */
  hidden?: string;
  children: ReactNode;
};

/** Submits its form. Never disabled: a second press is harmless on the server. */
export function Button({ look = 'main', small = false, name, value, formAction, hidden, children }: Props) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      formAction={formAction}
      className={classes(buttonLook(look, small), 'cursor-pointer')}
    >
      {children}
      {hidden && <span className="sr-only"> {hidden}</span>}
    </button>
  );
}
