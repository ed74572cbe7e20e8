import { use } from 'react';
import { organisation } from '#requests/organisation';
import { signalHere } from '../signal-here.ts';
import { wordsHere } from '../words.ts';
import { Tag } from './tag.tsx';

/** That the browser's opt-out signal was honoured, and what that means here; nothing where none was sent (11 CCR 7025(c)(6)). */
export function SignalNote() {
  const signal = use(signalHere());
  if (signal === 'none') return null;
  const t = wordsHere('signal');
  const { kinds } = organisation();
  return (
    <div className="border-b border-line bg-good-wash text-base" data-screen-only="">
      <p className="mx-auto max-w-5xl px-5 py-2 sm:px-8">
        <span className="me-2">
          <Tag tone="good" small>
            {signal === 'opted-in-since' ? t('seen') : t('honoured')}
          </Tag>
        </span>
        {t(`means.${signal}`)}{' '}
        {signal !== 'in-force' && kinds.includes('opt-out') && <a href="/request/opt-out">{t('more')}</a>}
      </p>
    </div>
  );
}
