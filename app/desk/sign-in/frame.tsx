import type { ReactNode } from 'react';
import { organisation } from '#requests/organisation';

/** The frame of the sign-in pages: one question in the middle, nothing else to do. */
export function SignInFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const { name, example } = organisation();
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-6 px-5 py-10 text-sm leading-normal">
      <header>
        <p className="text-soft">
          <span className="font-semibold text-ink">{name}</span> · Privacy desk{example && ' · example'}
        </p>
        <h1 className="mt-2 text-2xl leading-tight font-bold tracking-tight">{title}</h1>
        {lead && <div className="mt-2 grid gap-2 text-soft">{lead}</div>}
      </header>
      <div className="rounded-lg border border-line bg-raised p-5">{children}</div>
    </main>
  );
}
