'use client';

import type { ReactNode } from 'react';
import { DueBadge } from '../ui/desk/due-badge.tsx';
import { Link } from '../ui/desk/link.tsx';
import { Tag } from '../ui/tag.tsx';
import { requestAddress } from './in-view.ts';
import type { LineGroup } from './queue-groups.ts';
import type { LineInWords } from './queue-line.ts';

const cell = 'py-2 pe-4 align-middle @max-xl:p-0';

/** One request: a line of the table, or where it is narrow two lines, what and how long above, state and owner below. */
function Row({ line, bulkForm, query }: { line: LineInWords; bulkForm: string | undefined; query: string }) {
  const { id, reference, kind, tags, owner, received, days, date } = line;
  return (
    <tr className="relative border-b border-line last:border-b-0 hover:bg-wash focus-within:bg-wash @max-xl:grid @max-xl:grid-cols-[auto_minmax(0,1fr)_auto] @max-xl:items-center @max-xl:gap-x-3 @max-xl:gap-y-1.5 @max-xl:py-2.5">
      <th scope="row" className={`${cell} text-start font-medium whitespace-nowrap`}>
        {bulkForm && (
          <input
            type="checkbox"
            form={bulkForm}
            name="id"
            value={id}
            aria-label={`Select ${reference}`}
            className="relative z-1 me-3 size-4 align-middle"
          />
        )}
        <Link
          href={requestAddress(id, { query, goesOn: false })}
          className="font-mono font-semibold tracking-tight text-ink no-underline after:absolute after:inset-0 hover:text-accent-strong hover:underline"
        >
          {reference}
        </Link>
      </th>
      <td className={`${cell} @max-xl:text-soft`}>{kind}</td>
      <td className={`${cell} @max-xl:order-last @max-xl:col-span-2`}>
        <span className="inline-flex flex-wrap gap-1.5">
          {tags.map(({ words, tone }) => (
            <Tag key={words} small tone={tone}>
              {words}
            </Tag>
          ))}
        </span>
      </td>
      <td className={`${cell} min-w-24 wrap-anywhere @max-xl:order-last @max-xl:text-end @max-xl:text-xs`}>
        <span className={owner ? undefined : 'text-soft'}>{owner ? <bdi>{owner}</bdi> : 'Nobody'}</span>
      </td>
      <td className={`${cell} text-end whitespace-nowrap text-soft tabular-nums @max-2xl:hidden`}>{received}</td>
      <td className={`${cell} pe-0! text-end`}>
        {days === null ? (
          <span className="text-xs whitespace-nowrap text-soft">{date}</span>
        ) : (
          <DueBadge due={{ days, date }} />
        )}
      </td>
    </tr>
  );
}

type Props = {
  groups: readonly LineGroup[];
  empty: ReactNode;
  /** The form that the boxes belong to, for who may tick any. */
  bulkForm: string | undefined;
  query: string;
};

/**
 * A page of the queue; red only where a legal date has passed. Drawn on both sides: so each line is sent once as a page and
 * once as a few words, and not as all its elements and classes over again.
 */
export function QueueTable({ groups, empty, bulkForm, query }: Props) {
  if (groups.every(({ lines }) => lines.length === 0)) return empty;
  return (
    <div className="@container">
      <table className="w-full border-collapse @max-xl:block">
        <caption className="sr-only">
          {groups[0]?.name ? 'Requests found' : 'Requests, nearest legal date first'}
        </caption>
        <thead className="@max-xl:sr-only">
          <tr className="border-b border-line text-xs text-soft [&>th]:py-2 [&>th]:pe-4 [&>th]:text-start [&>th]:font-medium">
            <th scope="col">Request</th>
            <th scope="col">Kind</th>
            <th scope="col">State</th>
            <th scope="col">Owner</th>
            <th scope="col" className="text-end! @max-2xl:hidden">
              Received
            </th>
            <th scope="col" className="pe-0! text-end!">
              Answer due
            </th>
          </tr>
        </thead>
        {groups.map(({ name, lines }) => (
          <tbody key={name} className="@max-xl:block">
            {name && (
              <tr className="border-b border-line @max-xl:block">
                <th scope="rowgroup" colSpan={6} className="pt-5 pb-2 text-start font-semibold @max-xl:block">
                  {name} <span className="font-normal text-soft tabular-nums">{lines.length}</span>
                </th>
              </tr>
            )}
            {lines.map((line) => (
              <Row key={line.id} line={line} bulkForm={bulkForm} query={query} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
