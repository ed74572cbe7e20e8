import { organisation } from '#requests/organisation';
import { signalHere } from '../signal-here.ts';
import { getTranslations } from '../words.ts';
import { Link } from './link.tsx';
import { Tag } from './tag.tsx';

/** That the browser's opt-out signal was honoured, and what that means here; nothing where none was sent (11 CCR 7025(c)(6)). */
export async function SignalNote() {
  const signal = await signalHere();
  if (signal === 'none') return null;
  const t = await getTranslations('signal');
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
        {signal !== 'in-force' && kinds.includes('opt-out') && <Link href="/request/opt-out">{t('more')}</Link>}
      </p>
    </div>
  );
}
