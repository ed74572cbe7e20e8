import { classes } from '../classes.ts';
import { Link } from './link.tsx';
import { LinkRow } from './link-row.tsx';

export type NavItem = { href: string; words: string; count?: number | undefined };

export function SideNav({ items, current }: { items: readonly NavItem[]; current: string }) {
  return (
    <nav aria-label="Desk">
      <LinkRow current={current} className="-mx-1 flex gap-1 overflow-x-auto md:mx-0 md:grid md:gap-0.5">
        {items.map(({ href, words, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={classes(
                'flex items-center justify-between gap-2 rounded-md px-2.5 py-1.5 whitespace-nowrap no-underline hover:no-underline',
                href === current
                  ? 'bg-accent-wash font-semibold text-accent-strong'
                  : 'text-ink hover:bg-line/60 hover:text-ink',
              )}
            >
              {words}
              {count !== undefined && <span className="text-xs text-soft tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </LinkRow>
    </nav>
  );
}
