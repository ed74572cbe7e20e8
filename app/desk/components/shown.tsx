import type { ReactNode } from 'react';
import { Section } from '../../ui/desk/section.tsx';

type Props = {
  /** As it is exported. */
  name: string;
  /** Below `app/ui/`. */
  file: string;
  /** When a page takes it, and what to mind. */
  says: ReactNode;
  /** In the size of the visitors' pages; else in the desk's. */
  large?: boolean;
  children: ReactNode;
};

/** A component as pages draw it, under its name and the file that it is in. */
export function Shown({ name, file, says, large = false, children }: Props) {
  return (
    <Section id={name} title={name} actions={<code className="font-mono text-xs text-soft">app/ui/{file}</code>}>
      <p className="mb-4 max-w-prose text-soft">{says}</p>
      <div className={large ? 'max-w-2xl text-lg leading-relaxed' : 'grid gap-3'}>{children}</div>
    </Section>
  );
}
