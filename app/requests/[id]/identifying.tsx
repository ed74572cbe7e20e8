import { getTranslations } from 'next-intl/server';
import type { OwnRequest } from '#requests/view-own-request';
import { Link } from '../../ui/link.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** That something of who they are has still to be shown, where it is, and what became of it. */
export async function Identifying({ request: { id, identity } }: { request: OwnRequest }) {
  if (!identity || (!identity.isOpen && !identity.isShown)) return null;
  const t = await getTranslations('identity');
  if (identity.isShown) return <Notice tone="good">{t('shown')}</Notice>;
  if (identity.isChecking)
    return (
      <Notice>
        <p>{t('checking')}</p>
        <p>
          <Link href={`/requests/${id}`}>{t('again')}</Link>
        </p>
      </Notice>
    );
  return (
    <Notice tone="accent" title={t('heading')}>
      {identity.isDeclared ? <p>{t('declared')}</p> : <p>{t(identity.isWrong ? 'wrong' : 'why')}</p>}
      {!identity.isDeclared && (
        <p className="pt-2">
          <LinkButton href={`/requests/${id}/identity`}>{t('begin')}</LinkButton>
        </p>
      )}
    </Notice>
  );
}
