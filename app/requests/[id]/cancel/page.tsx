import { use } from 'react';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../../form-words.ts';
import { titled } from '../../../titled.ts';
import { DateText } from '../../../ui/date-text.tsx';
import { Page } from '../../../ui/frame.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { QuestionForm } from '../../../ui/question-form.tsx';
import { SignOut } from '../../../ui/sign-out.tsx';
import { Title } from '../../../ui/title.tsx';
import { wordsHere } from '../../../words.ts';
import { cancel } from '../actions.ts';
import { type IdParams, ownRequest } from '../own.ts';

export const generateMetadata = titled('cancel');

function Ask({ request }: { request: OwnRequest }) {
  const t = wordsHere('cancel');
  const { id, kind, status, reference, runAfter } = request;
  return (
    <QuestionForm
      action={cancel.bind(null, id)}
      words={use(formWords('cancel'))}
      questions={[]}
      look="danger"
      button={request.child ? t('buttonChild') : t('button')}
      before={
        <>
          <Title over={<span className="font-mono">{reference}</span>}>
            {request.child ? t('titles.child') : t(`titles.${kind}`)}
          </Title>
          <Prose>
            <p>{request.child ? t('whatChild') : t('what')}</p>
            {status === 'approved' && runAfter ? (
              <p>
                {t('until')}{' '}
                <strong>
                  <DateText value={runAfter} time />
                </strong>
              </p>
            ) : (
              <p>{t('untilApproved')}</p>
            )}
          </Prose>
        </>
      }
      beside={<a href={`/requests/${id}`}>{t('keep')}</a>}
    />
  );
}

/** After the fact: cancelled, or past the last moment. Both are told plainly; neither is an error. */
function Told({ request: { id, status, reference } }: { request: OwnRequest }) {
  const t = wordsHere('cancel');
  return (
    <>
      {status === 'withdrawn' ? (
        <Panel title={t('done')}>
          {t('reference')}
          <strong className="block font-mono">{reference}</strong>
        </Panel>
      ) : (
        <Title>{t('late')}</Title>
      )}
      <Prose>
        <p>{t(status === 'withdrawn' ? 'doneMore' : 'lateMore')}</p>
        <p>
          <a href={`/requests/${id}`}>{t('back')}</a>
        </p>
      </Prose>
    </>
  );
}

export default async function CancelPage(props: IdParams) {
  const { request } = await ownRequest(props, '/cancel');
  return (
    <Page back={`/requests/${request.id}`} aside={<SignOut />}>
      {request.canCancel ? <Ask request={request} /> : <Told request={request} />}
    </Page>
  );
}
