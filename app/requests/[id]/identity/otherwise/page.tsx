import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { OwnIdentity } from '#requests/own-identity';
import type { OwnRequest } from '#requests/view-own-request';
import { formWords } from '../../../../form-words.ts';
import { titled } from '../../../../titled.ts';
import { Page } from '../../../../ui/frame.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Prose } from '../../../../ui/prose.tsx';
import { QuestionForm } from '../../../../ui/question-form.tsx';
import { SignOut } from '../../../../ui/sign-out.tsx';
import { Title } from '../../../../ui/title.tsx';
import { type IdParams, ownRequest } from '../../own.ts';
import { declare } from '../actions.ts';

export const generateMetadata = titled('identity');

type Props = { request: OwnRequest; identity: OwnIdentity };

async function Declare({ request: { id, reference }, identity }: Props) {
  const t = await getTranslations('identity');
  const { ask, triesLeft, isWrong, statement } = identity;
  return (
    <QuestionForm
      action={declare.bind(null, id)}
      words={await formWords('identity')}
      questions={[
        {
          ...{ as: 'field', name: 'name', missing: 'name-missing', autoComplete: 'name', maxLength: 200 },
          ...{ label: t('name'), hint: t('nameHint') },
        },
        {
          ...{ as: 'checkboxes', name: 'agrees', missing: 'declaration-missing', legend: t('signing') },
          choices: [{ value: 'yes', label: t('agree') }],
        },
      ]}
      button={t('sign')}
      before={
        <>
          <Title over={<span className="font-mono">{reference}</span>}>
            {t(ask === 'facts' ? 'titles.otherwise' : 'title')}
          </Title>
          {ask === 'facts' && triesLeft === 0 && isWrong && <Notice tone="warn">{t('over')}</Notice>}
          <div className="mb-8">
            <Prose>
              <p>{t('why')}</p>
              <p>{t(ask === 'facts' ? 'otherwise' : 'runs')}</p>
              <Heading>{t('declareHeading')}</Heading>
              <p>{t(`statement.${statement}`)}</p>
            </Prose>
          </div>
        </>
      }
      beside={<Link href={`/requests/${id}`}>{t('back')}</Link>}
    />
  );
}

export default async function OtherwisePage(props: IdParams) {
  const { request } = await ownRequest(props, '/identity/otherwise');
  const { id, identity } = request;
  if (!identity?.isOpen || identity.isDeclared) redirect(`/requests/${id}`);
  return (
    <Page asks back={`/requests/${id}`} aside={<SignOut />}>
      <Declare request={request} identity={identity} />
    </Page>
  );
}
