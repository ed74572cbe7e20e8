import type { Kind } from '#domain/kinds';
import type { Status } from '#domain/states';
import { wordsHere } from '../words.ts';
import { Tag, type Tone } from './tag.tsx';

const tones: Record<Status, Tone> = {
  received: 'accent',
  review: 'accent',
  waiting: 'warn',
  approved: 'accent',
  running: 'accent',
  done: 'good',
  refused: 'plain',
  withdrawn: 'plain',
  lapsed: 'plain',
};

type Props = {
  status: Status;
  kind: Kind;
  isDenied?: boolean;
  isPaused?: boolean;
  isFrozen?: boolean;
  isAppealed?: boolean;
};

/** A request's state in the person's words. */
export function StateTag({ kind, isDenied, isPaused, isFrozen, isAppealed, ...own }: Props) {
  // Where nothing was done, it reads as a refusal does.
  const status = isDenied ? 'refused' : own.status;
  const t = wordsHere('states');
  if (isPaused) return <Tag tone="warn">{t('paused')}</Tag>;
  if (isAppealed) return <Tag tone="accent">{t('appealed')}</Tag>;
  if (isFrozen) return <Tag tone="accent">{t('frozen')}</Tag>;
  return <Tag tone={tones[status]}>{t(status === 'approved' && kind === 'delete' ? 'cooling' : status)}</Tag>;
}
