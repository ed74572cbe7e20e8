import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { mapFace } from '#requests/map-face';
import { viewer } from '../../auth.ts';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { Title } from '../../ui/title.tsx';
import { optOut } from './actions.ts';

export const generateMetadata = titled('requestOptOut');

export default async function OptOutPage() {
  const t = await getTranslations('requestOptOut');
  const { optOuts } = await mapFace();
  const given = (await draftHere()).answers['opt-out'];
  const who = await viewer();
  const email = given?.email ?? (who?.kind === 'person' ? who.email : undefined);
  return (
    <Page back="/">
      <QuestionForm
        action={optOut}
        words={await formWords('requestOptOut')}
        values={{ ...(email ? { email } : {}), ...(given ? { purposes: given.purposes } : {}) }}
        button={t('send')}
        hidden={{ key: randomUUID() }}
        before={
          <>
            <Title>{t('title')}</Title>
            <p className="mb-8">{t('lead')}</p>
          </>
        }
        questions={[
          {
            as: 'checkboxes',
            name: 'purposes',
            missing: 'purposes-missing',
            legend: t('which'),
            choices: optOuts.map(({ key, label, stays }) => ({ value: key, label, hint: stays })),
          },
          {
            as: 'field',
            name: 'email',
            missing: 'address-missing',
            label: t('email'),
            hint: t('emailMore'),
            type: 'email',
            autoComplete: 'email',
            maxLength: 254,
          },
        ]}
        after={<p className="text-base text-soft">{t('stays')}</p>}
      />
    </Page>
  );
}
