import type { ReactNode } from 'react';
import { organisation } from '#requests/organisation';
import { SkipLink } from '../skip-link.tsx';
import { Keys } from './keys/keys.tsx';
import { Link } from './link.tsx';
import { type NavItem, SideNav } from './side-nav.tsx';

type Props = {
  nav: readonly NavItem[];
  /** The `href` of the item that is shown. */
  current: string;
  /** Who is signed in and as what. */
  person: string;
  role: string;
  /** Where somebody sees in which browsers they are signed in. */
  sessions: string;
  /** Where somebody has their passkeys. */
  passkeys: string;
  /** Where the button posts to. */
  signOut: string;
  /** Stands above everything, for example that purges are paused. */
  banner?: ReactNode;
  children: ReactNode;
};

function Own({ href, current, words }: { href: string; current: string; words: string }) {
  return (
    <Link
      href={href}
      aria-current={href === current ? 'page' : undefined}
      className="rounded-sm py-1 text-accent hover:text-accent-strong"
    >
      {words}
    </Link>
  );
}

/** The frame of the desk: sections at the side (on top on a small screen), who is signed in, content. */
export function DeskFrame({ nav, current, person, role, sessions, passkeys, signOut, banner, children }: Props) {
  const { name, example } = organisation();
  return (
    <div className="min-h-dvh text-sm leading-normal md:grid md:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <SkipLink words="Skip to the main content" />
      <aside className="flex flex-col gap-4 border-b border-line bg-wash p-3 md:sticky md:top-0 md:h-dvh md:overflow-y-auto md:border-e md:border-b-0 md:p-4 print:hidden">
        <div className="flex items-baseline justify-between gap-2 md:block">
          <Link
            href="/desk"
            className="text-base font-bold tracking-tight text-ink no-underline hover:text-accent-strong"
          >
            {name}
          </Link>
          <p className="text-xs text-soft">Privacy desk{example && ' · example'}</p>
        </div>
        <SideNav items={nav} current={current} />
        <Keys />
        <div className="flex items-center justify-between gap-3 md:mt-auto md:block md:border-t md:border-line md:pt-3">
          <p className="min-w-0 text-xs text-soft">
            <span className="block truncate font-semibold text-ink">{person}</span>
            {role}
          </p>
          <div className="flex items-center gap-3 text-xs whitespace-nowrap md:mt-2">
            <nav aria-label="You" className="flex items-center gap-3">
              <Own href={sessions} current={current} words="Sessions" />
              <Own href={passkeys} current={current} words="Passkeys" />
            </nav>
            <form action={signOut} method="post">
              <button
                type="submit"
                className="cursor-pointer rounded-sm py-1 text-accent underline underline-offset-2 hover:text-accent-strong"
              >
                Sign out
              </button>
            </form>
          </div>
        </div>
      </aside>
      <div className="min-w-0">
        {banner}
        <main id="main" tabIndex={-1} className="mx-auto max-w-7xl px-4 py-5 outline-none sm:px-6 lg:px-8">
          {children}
        </main>
      </div>
    </div>
  );
}
