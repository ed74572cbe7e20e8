import { redirect } from 'next/navigation';
import { use } from 'react';
import type { OwnIdentity } from '#requests/own-identity';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../../form-words.ts';
import { faceHere } from '../../../said-here.ts';
import { titled } from '../../../titled.ts';
import { Page } from '../../../ui/frame.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { QuestionForm } from '../../../ui/question-form.tsx';
import { SignOut } from '../../../ui/sign-out.tsx';
import { Title } from '../../../ui/title.tsx';
import { UnsentNote } from '../../../ui/unsent-note.tsx';
import { unsentHere } from '../../../unsent-here.ts';
import { wordsHere } from '../../../words.ts';
import { type IdParams, ownRequest } from '../own.ts';
import { giveFacts } from './actions.ts';

export const generateMetadata = titled('identity');

type Props = { request: OwnRequest; identity: OwnIdentity };

/** The questions, the same for everybody. Both buttons weigh the same: nobody has to know an old number. */
function Ask({ request: { id, reference }, identity: { facts, isWrong, triesLeft } }: Props) {
  const t = wordsHere('identity');
  const questions = use(faceHere()).facts.map(({ label }, at) => ({
    ...({ as: 'field', name: `fact-${at}`, label, size: 'short', autoComplete: 'off' } as const),
  }));
  const unsent = use(unsentHere(`/requests/${id}/identity`));
  return (
    <QuestionForm
      action={giveFacts.bind(null, id)}
      words={use(formWords('identity'))}
      values={unsent ?? {}}
      questions={questions}
      button={t('send')}
      look="second"
      before={
        <>
          <Title over={<span className="font-mono">{reference}</span>}>{t('title')}</Title>
          <UnsentNote values={unsent} />
          {isWrong && (
            <Notice tone="warn">
              <p>{t('wrong')}</p>
              <p>{t('left', { tries: triesLeft })}</p>
            </Notice>
          )}
          <div className="mb-8">
            <Prose>
              <p>{t('why')}</p>
              <p>{t('runs')}</p>
              <p>{t('kept')}</p>
              <p>
                <strong>{t('lead', { facts })}</strong>
              </p>
            </Prose>
          </div>
        </>
      }
      beside={
        <LinkButton href={`/requests/${id}/identity/otherwise`} look="second">
          {t('cannot')}
        </LinkButton>
      }
    />
  );
}

export default async function IdentityPage(props: IdParams) {
  const { request } = await ownRequest(props, '/identity');
  const { id, identity } = request;
  if (!identity?.isOpen || identity.isChecking) redirect(`/requests/${id}`);
  if (identity.triesLeft === 0) redirect(`/requests/${id}/identity/otherwise`);
  return (
    <Page asks back={`/requests/${id}`} aside={<SignOut />}>
      <Ask request={request} identity={identity} />
    </Page>
  );
}
