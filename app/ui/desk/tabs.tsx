import { classes } from '../classes.ts';
import { Link } from './link.tsx';
import { LinkRow } from './link-row.tsx';

export type Tab = { href: string; words: string; count?: number | string | undefined };

/** Links to a page's parts or views; each is a URL of its own, so Back and sharing work. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav aria-label={label} className="mb-4 border-b border-line">
      <LinkRow current={current} className="-mb-px flex gap-x-4 overflow-x-auto md:flex-wrap">
        {tabs.map(({ href, words, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={classes(
                'block border-b-2 py-2 whitespace-nowrap no-underline hover:no-underline',
                href === current
                  ? 'border-accent font-semibold text-ink'
                  : 'border-transparent text-soft hover:border-edge hover:text-ink',
              )}
            >
              {words} {count !== undefined && <span className="text-xs tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </LinkRow>
    </nav>
  );
}
