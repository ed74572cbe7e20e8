import { type ReactNode, use } from 'react';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../form-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { wordsHere } from '../../words.ts';
import { confirmOwn } from './actions.ts';

type Props = {
  request: OwnRequest;
  /** What stands above it: the error summary comes before all of that. */
  children: ReactNode;
};

/** Asks whether a request that came by letter, call or e-mail is really this person's; both answers weigh the same. */
export function Confirming({ request: { id, toConfirm }, children }: Props) {
  if (!toConfirm) return children;
  const t = wordsHere('confirm');
  return (
    <QuestionForm
      action={confirmOwn.bind(null, id)}
      words={use(formWords('confirm'))}
      above={children}
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
