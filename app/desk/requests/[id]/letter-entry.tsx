import { isForStaff } from '#domain/letters';
import type { RequestView } from '#requests/view-request';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { count } from '../../words.ts';
import type { Entry } from './fold-entries.ts';
import { letterWords } from './letter-words.ts';

type Letter = RequestView['letters'][number];

const letterStates: Record<Letter['status'], { words: string; tone: Tone }> = {
  queued: { words: 'Waiting to be sent', tone: 'plain' },
  sent: { words: 'Sent', tone: 'good' },
  bounced: { words: 'Bounced', tone: 'bad' },
  'given-up': { words: 'Given up', tone: 'bad' },
  'to-post': { words: 'To be posted', tone: 'warn' },
  posted: { words: 'Posted', tone: 'good' },
};

/** A letter in the history, with what became of it. */
export function letterEntry(
  { id, kind, status, tries, replyCode, createdAt, sentAt }: Letter,
  isTrial: boolean,
): Entry {
  const { words, tone } = letterStates[status];
  const tried = status === 'queued' && tries > 0 ? `, ${count(tries, 'try', 'tries')} so far` : '';
  const what = (
    <span className="inline-flex flex-wrap items-center gap-2">
      Letter: {isTrial && kind === 'done' ? 'Done, as a trial' : letterWords(kind)}
      <Tag small tone={tone}>
        {words}
        {tried}
        {replyCode && tone === 'bad' ? ` (${replyCode})` : ''}
      </Tag>
    </span>
  );
  const at = sentAt ?? createdAt;
  const same = isForStaff(kind) ? `letter ${kind} ${status}` : null;
  return { key: `letter-${id}`, at, by: null, same, what };
}
