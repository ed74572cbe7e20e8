import { getTranslations } from 'next-intl/server';
import type { Kind } from '#domain/kinds';
import type { Status } from '#domain/states';
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

/** A request's state in the person's words. */
export async function StateTag({ status, kind }: { status: Status; kind: Kind }) {
  const t = await getTranslations('states');
  return <Tag tone={tones[status]}>{t(status === 'approved' && kind === 'delete' ? 'cooling' : status)}</Tag>;
}
