import type { QueueRow } from '#requests/list-queue';
import type { Tone } from '../ui/tag.tsx';
import { dayWords } from './day-words.ts';
import { kindWords, statusWords } from './words.ts';

type Tag = { words: string; tone: Tone };

/** One request as the queue shows it, in words. */
export type LineInWords = {
  id: string;
  reference: string;
  kind: string;
  tags: Tag[];
  owner: string | null;
  received: string;
  /** Until the legal date; null when closed. */
  days: number | null;
  /** The legal date. */
  date: string;
};

const tag = (words: string, tone: Tone = 'warn'): Tag => ({ words, tone });

function stateOf({ status, isPrepared, isDuplicate }: QueueRow): Tag {
  if (status === 'review' && isPrepared) return tag('To approve');
  const { words, tone } = statusWords[status];
  return tag(isDuplicate ? 'Duplicate' : words, tone);
}

/** Puts a request into the words of its line. */
export function queueLine(row: QueueRow): LineInWords {
  const { id, reference, kind, owner, receivedOn, answerByOn, appealByOn, days } = row;
  const tags = [
    stateOf(row),
    row.isTrial && tag('Trying out'),
    row.isPaused && tag('Paused'),
    appealByOn && tag('Appealed'),
    row.isFrozen && tag('Locked, to decide'),
    row.snoozedUntil && tag(`Snoozed until ${dayWords(row.snoozedUntil)}`, 'plain'),
    row.hasMessage && tag('New message', 'accent'),
    row.hasNote && tag('Note for you', 'accent'),
    row.hasBounced && tag('Letter bounced', 'bad'),
  ].filter((one) => typeof one === 'object' && one !== null);
  return {
    id,
    reference,
    kind: kindWords[kind],
    tags,
    owner,
    received: dayWords(receivedOn),
    days,
    date: dayWords(appealByOn ?? answerByOn),
  };
}
