import type { OwnRequest } from '#requests/view-own-request';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { wordsHere } from '../../words.ts';

/** Whether it is the person's move to show who they are. */
export const mustIdentify = ({ identity }: OwnRequest) =>
  identity?.isOpen && !identity.isShown && !identity.isChecking && !identity.isDeclared;

/** That something of who they are has still to be shown, where it is, and what became of it. */
export function Identifying({ request: { id, identity } }: { request: OwnRequest }) {
  if (!identity || (!identity.isOpen && !identity.isShown)) return null;
  const t = wordsHere('identity');
  if (identity.isShown) return <Notice tone="good">{t('shown')}</Notice>;
  if (identity.isChecking)
    return (
      <Notice>
        <p>{t('checking')}</p>
        <p>
          <a href={`/requests/${id}`}>{t('again')}</a>
        </p>
      </Notice>
    );
  const { isDeclared, isWrong, codeUntil, triesLeft, mayPost } = identity;
  const isLeft = !isDeclared || triesLeft > 0 || mayPost;
  return (
    <Notice tone="accent" title={t('heading')}>
      {isDeclared && <p>{t('declared')}</p>}
      {codeUntil && <p>{t('letter')}</p>}
      {!isDeclared && !codeUntil && <p>{t(isWrong ? 'wrong' : 'why')}</p>}
      {codeUntil && (
        <p className="pt-2">
          <LinkButton href={`/requests/${id}/identity/code`}>{t('typeCode')}</LinkButton>
        </p>
      )}
      {!codeUntil && isLeft && (
        <p className="pt-2">
          <LinkButton href={`/requests/${id}/identity`}>{t('begin')}</LinkButton>
        </p>
      )}
    </Notice>
  );
}
