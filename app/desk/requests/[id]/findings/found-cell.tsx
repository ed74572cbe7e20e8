import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { isPicture } from '#domain/picture';
import { isSameRedaction, type Redaction, redactionMark } from '#domain/redaction';
import { valueWords } from '#domain/value-words';
import { classes } from '../../../../ui/classes.ts';
import { Tag } from '../../../../ui/tag.tsx';
import { deskSay } from './desk-say.ts';

export type Row = Finding['rows'][number];

/** Of which request and table it is, and whether it can be left out. */
export type Of = {
  id: string;
  table: string;
  /** Rows and values can be ticked, but for those that are left out already. */
  tick?: { redactions: readonly Redaction[] } | undefined;
};

/** What may be broken wherever there is no room for it: a column of shorter words keeps them whole beside it. */
const hasLongWord = /\S{13}/;

/** A value as text or a picture and nothing else; where it is said in other words, as it is kept when it is pointed at. */
function Value({
  value,
  held,
  picture,
}: {
  value: string | null;
  held: boolean;
  picture: { src: string; alt: string };
}) {
  if (held) return <span className="text-soft italic">held, never shown</span>;
  if (value === null) return <span className="text-soft">–</span>;
  if (value && isPicture(value)) {
    return (
      // biome-ignore lint/performance/noImgElement: it is personal, and nothing keeps or resizes it on the way
      <img
        src={picture.src}
        alt={picture.alt}
        loading="lazy"
        className="max-h-40 max-w-full rounded-md border border-line"
      />
    );
  }
  if (value === redactionMark) return <em className="text-soft">left out</em>;
  const { words, at } = valueWords(value, deskSay());
  if (at) {
    return (
      <time dateTime={at} title={value} className="inline-block min-w-22 tabular-nums">
        {words}
      </time>
    );
  }
  return (
    <bdi className={classes('whitespace-pre-wrap', hasLongWord.test(words) && '[overflow-wrap:anywhere]')}>{words}</bdi>
  );
}

/** A box to tick beside what it is about; where it is left out already, a word that says so. */
function Tick({ tick, one, children }: { tick: NonNullable<Of['tick']>; one: Redaction; children: ReactNode }) {
  const isOut = tick.redactions.some((other) => isSameRedaction(one, other));
  if (isOut) {
    return (
      <span className="flex flex-wrap items-baseline gap-2">
        <Tag small>left out</Tag> {children}
      </span>
    );
  }
  return (
    <label className="flex items-baseline gap-2">
      <input type="checkbox" name="chosen" value={JSON.stringify(one)} className="size-4 shrink-0 translate-y-0.5" />
      <span className="min-w-0">{children}</span>
    </label>
  );
}

type At = { row: Row; column: Finding['columns'][number]; index: number };

export function Cell({ tick, id, table, at: { row, column, index } }: Of & { at: At }) {
  const value = row.values[index] ?? null;
  const place = new URLSearchParams({ table, row: row.row, column: column.column });
  const picture = { src: `/desk/requests/${id}/findings/picture?${place}`, alt: column.label };
  const shown = <Value value={value} held={column.show === 'held'} picture={picture} />;
  if (!tick || value === null) return shown;
  return (
    <Tick tick={tick} one={{ table, row: row.row, column: column.column }}>
      {shown}
    </Tick>
  );
}

/** The box for all of a row; nothing where nothing can be left out. */
export function WholeRow({ tick, table, row }: Of & { row: Row }) {
  if (!tick) return null;
  return (
    <Tick tick={tick} one={{ table, row: row.row }}>
      Whole row
    </Tick>
  );
}
