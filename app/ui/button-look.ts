import { classes } from './classes.ts';

export type Look = 'main' | 'second' | 'danger' | 'quiet';

const looks: Record<Look, string> = {
  main: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent',
  second: 'border-edge bg-raised text-ink hover:border-ink hover:bg-wash hover:text-ink',
  danger: 'border-bad bg-raised text-bad hover:bg-bad-wash hover:text-bad',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-wash hover:text-accent-strong',
};

/** The classes of a button's look, for a real button and for a link that looks like one. */
export function buttonLook(look: Look, small: boolean): string {
  return classes(
    'button inline-flex items-center justify-center rounded-md border-2 text-center font-semibold no-underline hover:no-underline',
    small ? 'min-h-8 px-3 py-0.5 text-sm' : 'min-h-12 px-5 py-2 text-lg',
    looks[look],
  );
}
