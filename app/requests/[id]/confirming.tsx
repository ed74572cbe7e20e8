import { getTranslations } from 'next-intl/server';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../form-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { confirmOwn } from './actions.ts';

/** Asks whether a request that came by letter, call or e-mail is really this person's; both answers weigh the same. */
export async function Confirming({ request: { id, toConfirm } }: { request: OwnRequest }) {
  if (!toConfirm) return null;
  const t = await getTranslations('confirm');
  return (
    <QuestionForm
      action={confirmOwn.bind(null, id)}
      words={await formWords('confirm')}
      questions={[]}
      button={t('yes')}
      look="second"
      beside={
        <LinkButton href={`/requests/${id}/cancel`} look="second">
          {t('no')}
        </LinkButton>
      }
    />
  );
}
