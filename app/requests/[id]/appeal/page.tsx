import { use } from 'react';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../../form-words.ts';
import { saidHere } from '../../../said-here.ts';
import { titled } from '../../../titled.ts';
import { DateText } from '../../../ui/date-text.tsx';
import { Page } from '../../../ui/frame.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { QuestionForm } from '../../../ui/question-form.tsx';
import { SignOut } from '../../../ui/sign-out.tsx';
import { Title } from '../../../ui/title.tsx';
import { UnsentNote } from '../../../ui/unsent-note.tsx';
import { unsentHere } from '../../../unsent-here.ts';
import { wordsHere } from '../../../words.ts';
import { sendAppeal } from '../actions.ts';
import { type IdParams, ownRequest } from '../own.ts';

export const generateMetadata = titled('appeal');

function Ask({ request: { id, reference, appeal } }: { request: OwnRequest }) {
  const t = wordsHere('appeal');
  const { isComplaint, regulator, wouldBe } = appeal;
  const { said, cite } = use(saidHere());
  const word = isComplaint ? 'complaint' : 'appeal';
  const unsent = use(unsentHere(`/requests/${id}/appeal`));
  return (
    <QuestionForm
      action={sendAppeal.bind(null, id)}
      words={use(formWords('appeal'))}
      values={unsent ?? {}}
      button={t(`send.${word}`)}
      questions={[{ as: 'textarea', name: 'words', missing: 'reason-missing', label: t('why'), hint: t('hint') }]}
      before={
        <>
          <Title over={<span className="font-mono">{reference}</span>}>{t(`titles.${word}`)}</Title>
          <UnsentNote values={unsent} />
          <div className="mb-8">
            <Prose>
              <p>{t('who')}</p>
              <p>
                {t('by')}{' '}
                <strong>
                  <DateText value={wouldBe.on} />
                </strong>
                .{wouldBe.article && <span className="block text-base text-soft">{cite(wouldBe.article)}</span>}
              </p>
              <p>{t(isComplaint ? 'regulatorAtOnce' : 'regulatorAfter', { regulator: said(regulator) })}</p>
            </Prose>
          </div>
        </>
      }
      beside={<a href={`/requests/${id}`}>{t('leave')}</a>}
    />
  );
}

/** There is nothing to appeal against, or it was done already: told plainly, it is no error. */
function Told({ request: { id, appeal } }: { request: OwnRequest }) {
  const t = wordsHere('appeal');
  return (
    <>
      <Title>{t(appeal.last ? 'sent' : 'nothing')}</Title>
      <Prose>
        <p>{t(appeal.last ? 'sentMore' : 'nothingMore')}</p>
        <p>
          <a href={`/requests/${id}`}>{t('back')}</a>
        </p>
      </Prose>
    </>
  );
}

export default async function AppealPage(props: IdParams) {
  const { request } = await ownRequest(props, '/appeal');
  return (
    <Page asks={request.appeal.mayFile} back={`/requests/${request.id}`} aside={<SignOut />}>
      {request.appeal.mayFile ? <Ask request={request} /> : <Told request={request} />}
    </Page>
  );
}
