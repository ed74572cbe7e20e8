import type { ReactNode } from 'react';
import type { QueueRow } from '#requests/list-queue';
import { DueBadge } from '../ui/desk/due-badge.tsx';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';
import { bulkForm } from './bulk-bar.tsx';
import { dayWords } from './day-words.ts';
import { requestAddress } from './in-view.ts';
import { kindWords, statusWords } from './words.ts';

function State({ row }: { row: QueueRow }) {
  const { words, tone } = statusWords[row.status];
  const isToApprove = row.status === 'review' && row.isPrepared;
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Tag small tone={isToApprove ? 'warn' : tone}>
        {isToApprove ? 'To approve' : row.isDuplicate ? 'Duplicate' : words}
      </Tag>
      {row.isTrial && (
        <Tag small tone="warn">
          Trying out
        </Tag>
      )}
      {row.isPaused && (
        <Tag small tone="warn">
          Paused
        </Tag>
      )}
      {row.appealByOn && (
        <Tag small tone="warn">
          Appealed
        </Tag>
      )}
      {row.isFrozen && (
        <Tag small tone="warn">
          Locked, to decide
        </Tag>
      )}
      {row.snoozedUntil && <Tag small>Snoozed until {dayWords(row.snoozedUntil)}</Tag>}
      {row.hasMessage && (
        <Tag small tone="accent">
          New message
        </Tag>
      )}
      {row.hasNote && (
        <Tag small tone="accent">
          Note for you
        </Tag>
      )}
      {row.hasBounced && (
        <Tag small tone="bad">
          Letter bounced
        </Tag>
      )}
    </span>
  );
}

function Due({ days, answerByOn, appealByOn }: QueueRow) {
  const date = dayWords(appealByOn ?? answerByOn);
  return days === null ? (
    <span className="text-xs whitespace-nowrap text-soft">{date}</span>
  ) : (
    <DueBadge due={{ days, date }} />
  );
}

const cell = 'py-2 pe-4 align-middle @max-xl:p-0';

/** One request: a line of the table, or where it is narrow two lines, what and how long above, state and owner below. */
function Row({ row, isSelectable, query }: { row: QueueRow; isSelectable: boolean; query: string }) {
  const { id, reference, kind, owner, receivedOn } = row;
  return (
    <tr className="relative border-b border-line last:border-b-0 hover:bg-wash focus-within:bg-wash @max-xl:grid @max-xl:grid-cols-[auto_minmax(0,1fr)_auto] @max-xl:items-center @max-xl:gap-x-3 @max-xl:gap-y-1.5 @max-xl:py-2.5">
      <th scope="row" className={`${cell} text-start font-medium`}>
        {isSelectable && (
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
          className="font-mono font-semibold tracking-tight whitespace-nowrap text-ink no-underline after:absolute after:inset-0 hover:text-accent-strong hover:underline"
        >
          {reference}
        </Link>
      </th>
      <td className={`${cell} @max-xl:text-soft`}>{kindWords[kind]}</td>
      <td className={`${cell} @max-xl:order-last @max-xl:col-span-2`}>
        <State row={row} />
      </td>
      <td className={`${cell} @max-xl:order-last @max-xl:text-end @max-xl:text-xs`}>
        <span className={owner ? undefined : 'text-soft'}>{owner ? <bdi>{owner}</bdi> : 'Nobody'}</span>
      </td>
      <td className={`${cell} text-end whitespace-nowrap text-soft tabular-nums @max-2xl:hidden`}>
        {dayWords(receivedOn)}
      </td>
      <td className={`${cell} pe-0 text-end`}>
        <Due {...row} />
      </td>
    </tr>
  );
}

type Props = { rows: readonly QueueRow[]; empty: ReactNode; isSelectable: boolean; query: string };

/** A page of the queue; red only where a legal date has passed. */
export function QueueTable({ rows, empty, isSelectable, query }: Props) {
  if (rows.length === 0) return empty;
  return (
    <div className="@container">
      <table className="w-full border-collapse @max-xl:block">
        <caption className="sr-only">Requests, nearest legal date first</caption>
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
        <tbody className="@max-xl:block">
          {rows.map((row) => (
            <Row key={row.id} row={row} isSelectable={isSelectable} query={query} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
