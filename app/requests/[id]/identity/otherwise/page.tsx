import { redirect } from 'next/navigation';
import { type ReactNode, use } from 'react';
import type { OwnIdentity } from '#requests/own-identity';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../../../form-words.ts';
import { titled } from '../../../../titled.ts';
import { Page } from '../../../../ui/frame.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Prose } from '../../../../ui/prose.tsx';
import { QuestionForm } from '../../../../ui/question-form.tsx';
import { SignOut } from '../../../../ui/sign-out.tsx';
import { Title } from '../../../../ui/title.tsx';
import { UnsentNote } from '../../../../ui/unsent-note.tsx';
import { unsentHere } from '../../../../unsent-here.ts';
import { getTranslations, wordsHere } from '../../../../words.ts';
import { type IdParams, ownRequest } from '../../own.ts';
import { askCode, declare } from '../actions.ts';

export const generateMetadata = titled('identity');

type Props = { request: OwnRequest; identity: OwnIdentity };
/** The error summary comes before all that stands above a form. */
type Above = Props & { children: ReactNode };

/** What the page is about stands above both ways. */
function Lead({ request: { reference }, identity: { ask, triesLeft, isWrong } }: Props) {
  const t = wordsHere('identity');
  return (
    <>
      <Title over={<span className="font-mono">{reference}</span>}>
        {t(ask === 'facts' ? 'titles.otherwise' : 'title')}
      </Title>
      {ask === 'facts' && triesLeft === 0 && isWrong && <Notice tone="warn">{t('over')}</Notice>}
      <Prose>
        <p>{t('why')}</p>
        <p>{t(ask === 'facts' ? 'otherwise' : 'runs')}</p>
      </Prose>
    </>
  );
}

function Declare({ request: { id }, identity: { statement, isDeclared }, children }: Above) {
  const t = wordsHere('identity');
  if (isDeclared) {
    return (
      <>
        {children}
        <Notice>{t('declared')}</Notice>
      </>
    );
  }
  const unsent = use(unsentHere(`/requests/${id}/identity/otherwise`));
  return (
    <QuestionForm
      action={declare.bind(null, id)}
      words={use(formWords('identity'))}
      values={unsent ?? {}}
      above={
        <>
          {children}
          <UnsentNote values={unsent} />
        </>
      }
      questions={[
        {
          ...{ as: 'field', name: 'name', missing: 'name-missing', autoComplete: 'name' },
          ...{ label: t('name'), hint: t('nameHint') },
        },
        {
          ...{ as: 'checkboxes', name: 'agrees', missing: 'declaration-missing', legend: t('signing') },
          choices: [{ value: 'yes', label: t('agree') }],
        },
      ]}
      button={t('sign')}
      look="second"
      before={
        <div className="mb-8">
          <Prose>
            <Heading>{t('declareHeading')}</Heading>
            <p>{t(`statement.${statement}`)}</p>
          </Prose>
        </div>
      }
    />
  );
}

function Post({ request: { id }, identity: { mayPost }, children }: Above) {
  if (!mayPost) return children;
  const t = wordsHere('identity');
  return (
    <QuestionForm
      action={askCode.bind(null, id)}
      words={use(formWords('identity'))}
      above={children}
      questions={[]}
      button={t('postSend')}
      look="second"
      before={
        <div className="mb-4">
          <Prose>
            <Heading>{t('postHeading')}</Heading>
            <p>{t('post')}</p>
          </Prose>
        </div>
      }
    />
  );
}

export default async function OtherwisePage(props: IdParams) {
  const { request } = await ownRequest(props, '/identity/otherwise');
  const { id, identity } = request;
  if (!identity?.isOpen || (identity.isDeclared && !identity.mayPost)) redirect(`/requests/${id}`);
  const t = await getTranslations('identity');
  return (
    <Page asks={!identity.isDeclared} back={`/requests/${id}`} aside={<SignOut />}>
      <Post request={request} identity={identity}>
        <Declare request={request} identity={identity}>
          <Lead request={request} identity={identity} />
        </Declare>
      </Post>
      <p className="mt-8">
        <a href={`/requests/${id}`}>{t('back')}</a>
      </p>
    </Page>
  );
}
