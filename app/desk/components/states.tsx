import { statuses } from '#domain/states';
import { DueBadge } from '../../ui/desk/due-badge.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Shown } from './shown.tsx';

const row = 'flex flex-wrap items-center gap-2';
const due = [40, 7, 0, -2, null] as const;

/** A state in a word, for visitors and at the desk. */
export function States() {
  return (
    <>
      <Shown name="Tag" file="tag.tsx" says="A state in a word or two. The word says it; the colour only helps.">
        {[false, true].map((small) => (
          <p key={String(small)} className={row}>
            {(['plain', 'accent', 'good', 'warn', 'bad'] as const).map((tone) => (
              <Tag key={tone} tone={tone} small={small}>
                {small ? `${tone}, small` : tone}
              </Tag>
            ))}
          </p>
        ))}
      </Shown>
      <Shown
        name="StateTag"
        file="state-tag.tsx"
        says="A request’s state in the person’s words, and in their language."
      >
        <p className={row}>
          {statuses.map((status) => (
            <StateTag key={status} status={status} kind="access" />
          ))}
          <StateTag status="approved" kind="delete" />
          <StateTag status="review" kind="access" isPaused />
          <StateTag status="running" kind="access" isFrozen />
          <StateTag status="refused" kind="access" isAppealed />
        </p>
      </Shown>
      <Shown name="DueBadge" file="desk/due-badge.tsx" says="How long until the legal date. Red only when it is late.">
        <p className={row}>
          {due.map((days) => (
            <DueBadge key={days} due={{ days, date: '9 March 2026' }} />
          ))}
          <DueBadge due={{ days: 12, date: '9 March 2026', paused: true }} />
        </p>
      </Shown>
      <Shown
        name="EmptyState"
        file="desk/empty-state.tsx"
        says="In place of a table without rows: what would bring one."
      >
        <EmptyState title="No request waits for you">
          What people ask for appears here, the most urgent first.
        </EmptyState>
      </Shown>
    </>
  );
}
