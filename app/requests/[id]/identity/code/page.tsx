import { redirect } from 'next/navigation';
import { formWords } from '../../../../form-words.ts';
import { titled } from '../../../../titled.ts';
import { DateText } from '../../../../ui/date-text.tsx';
import { Page } from '../../../../ui/frame.tsx';
import { LinkButton } from '../../../../ui/link-button.tsx';
import { Prose } from '../../../../ui/prose.tsx';
import { QuestionForm } from '../../../../ui/question-form.tsx';
import { SignOut } from '../../../../ui/sign-out.tsx';
import { Title } from '../../../../ui/title.tsx';
import { UnsentNote } from '../../../../ui/unsent-note.tsx';
import { unsentHere } from '../../../../unsent-here.ts';
import { getTranslations } from '../../../../words.ts';
import { type IdParams, ownRequest } from '../../own.ts';
import { giveCode } from '../actions.ts';

export const generateMetadata = titled('identity');

export default async function CodePage(props: IdParams) {
  const { request } = await ownRequest(props, '/identity/code');
  const { id, reference, identity } = request;
  if (!identity?.isOpen || !identity.codeUntil) redirect(`/requests/${id}`);
  const t = await getTranslations('identity');
  const unsent = await unsentHere(`/requests/${id}/identity/code`);
  return (
    <Page asks back={`/requests/${id}`} aside={<SignOut />}>
      <QuestionForm
        action={giveCode.bind(null, id)}
        words={await formWords('identity')}
        values={unsent ?? {}}
        questions={[
          {
            ...{
              as: 'field',
              name: 'code',
              missing: 'code-missing',
              size: 'short',
              autoComplete: 'off',
            },
            ...{ label: t('code'), hint: t('codeHint') },
          },
        ]}
        button={t('codeSend')}
        look="second"
        before={
          <>
            <Title over={<span className="font-mono">{reference}</span>}>{t('title')}</Title>
            <UnsentNote values={unsent} />
            <div className="mb-8">
              <Prose>
                <p>{t('letter')}</p>
                <p>
                  {t('codeUntil')}{' '}
                  <strong>
                    <DateText value={identity.codeUntil} />
                  </strong>
                  .
                </p>
              </Prose>
            </div>
          </>
        }
        beside={
          <LinkButton href={`/requests/${id}/identity/otherwise`} look="second">
            {t('titles.otherwise')}
          </LinkButton>
        }
      />
    </Page>
  );
}
