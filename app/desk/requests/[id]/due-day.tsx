import { Tag } from '../../../ui/tag.tsx';
import { dayWords } from '../../day-words.ts';

/** The day by which others, or work outside the database, are expected; said so when it has passed. */
export function DueDay({ of: { dueOn, isOverdue } }: { of: { dueOn: string; isOverdue: boolean } }) {
  return (
    <>
      {dayWords(dueOn)}{' '}
      {isOverdue && (
        <Tag small tone="bad">
          Overdue
        </Tag>
      )}
    </>
  );
}
