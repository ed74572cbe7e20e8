import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../form-words.ts';
import { QuestionForm } from '../../ui/question-form.tsx';
import { askCopyAgain } from './actions.ts';

/** One press asks for the same copy anew, where the one that was made cannot be collected any more. */
export async function Again({ request: { id, kind, status, packages, child, agent } }: { request: OwnRequest }) {
  const isOver = packages.length > 0 && !packages.some(({ state }) => state === 'ready');
  if (kind !== 'access' || status !== 'done' || !isOver || child || agent) return null;
  const t = await getTranslations('collect');
  return (
    <QuestionForm
      action={askCopyAgain.bind(null, id)}
      words={await formWords('collect')}
      questions={[]}
      hidden={{ submissionKey: randomUUID() }}
      look="second"
      button={t('again')}
    />
  );
}
