import { isForStaff } from '#domain/letters';
import type { RequestView } from '#requests/view-request';
import { Tag } from '../../../ui/tag.tsx';
import type { Entry } from './fold-entries.ts';
import { letterState } from './letter-fate.ts';
import { letterWords } from './letter-words.ts';

/** A letter in the history, or what went to a webhook, with what became of it. */
export function letterEntry(letter: RequestView['letters'][number], isTrial: boolean): Entry {
  const { id, kind, status, isByWebhook, createdAt, sentAt } = letter;
  const { words, tone } = letterState(letter);
  const what = (
    <span className="inline-flex flex-wrap items-center gap-2">
      {isByWebhook ? 'Webhook' : 'Letter'}: {isTrial && kind === 'done' ? 'Done, as a trial' : letterWords(kind)}
      <Tag small tone={tone}>
        {words}
      </Tag>
    </span>
  );
  const at = sentAt ?? createdAt;
  const same = isForStaff(kind) ? `letter ${kind} ${status}` : null;
  return { key: `letter-${id}`, at, by: null, same, what };
}
