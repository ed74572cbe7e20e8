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

/** A parent decides about a child's data; both answers weigh the same, and neither can be given before parenthood is shown. */
export function Deciding({ request: { id, child }, children }: Props) {
  if (child !== 'decide') return children;
  const t = wordsHere('child');
  return (
    <QuestionForm
      action={confirmOwn.bind(null, id)}
      words={use(formWords('child'))}
      above={children}
      questions={[]}
      button={t('delete')}
      look="second"
      beside={
        <LinkButton href={`/requests/${id}/cancel`} look="second">
          {t('use')}
        </LinkButton>
      }
    />
  );
}
