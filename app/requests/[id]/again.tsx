import { randomUUID } from 'node:crypto';
import { type ReactNode, use } from 'react';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../form-words.ts';
import { QuestionForm } from '../../ui/question-form.tsx';
import { wordsHere } from '../../words.ts';
import { askCopyAgain } from './actions.ts';

type Props = {
  request: OwnRequest;
  /** What stands above it: the error summary comes before all of that. */
  children: ReactNode;
};

/** One press asks for the same copy anew, where the one that was made cannot be collected any more. */
export function Again({ request: { id, kind, status, packages, child, agent }, children }: Props) {
  const isOver = packages.length > 0 && !packages.some(({ state }) => state === 'ready');
  if (kind !== 'access' || status !== 'done' || !isOver || child || agent) return children;
  const t = wordsHere('collect');
  return (
    <QuestionForm
      action={askCopyAgain.bind(null, id)}
      words={use(formWords('collect'))}
      above={children}
      questions={[]}
      hidden={{ submissionKey: randomUUID() }}
      look="second"
      button={t('again')}
    />
  );
}
