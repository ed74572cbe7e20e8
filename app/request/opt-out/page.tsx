import { randomUUID } from 'node:crypto';
import { fieldsBesideAddress } from '#domain/opt-out-asks';
import { viewer } from '../../auth.ts';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { faceHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { Title } from '../../ui/title.tsx';
import { getTranslations } from '../../words.ts';
import { optOut } from './actions.ts';

export const generateMetadata = titled('requestOptOut');

export default async function OptOutPage() {
  const t = await getTranslations('requestOptOut');
  /** Labels in a row: they may have commas of their own, so that no comma can part them. */
  const list = (labels: string[]): string => labels.map((label) => t('quoted', { label })).join(' · ');
  const face = await faceHere();
  const { optOuts } = face;
  const beside = fieldsBesideAddress(face);
  const needsAddress = optOuts.filter(({ asks }) => asks === undefined || asks.includes('email'));
  const given = (await draftHere()).answers['opt-out'];
  const who = await viewer();
  const email = given?.email ?? (who?.kind === 'person' ? who.email : undefined);
  return (
    <Page asks back="/">
      <QuestionForm
        action={optOut}
        words={await formWords('requestOptOut')}
        values={{
          ...(email ? { email } : {}),
          ...(given ? { purposes: given.purposes } : {}),
          ...Object.fromEntries(Object.entries(given?.others ?? {}).map(([key, value]) => [`identity-${key}`, value])),
        }}
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
            ...(beside.length === 0 ? { missing: 'address-missing' } : {}),
            label: t('email'),
            hint:
              beside.length === 0
                ? t('emailMore')
                : t('emailFor', { purposes: list(needsAddress.map(({ label }) => label)) }),
            type: 'email',
            autoComplete: 'email',
          },
          ...beside.map((field) => ({
            as: 'field' as const,
            name: `identity-${field.key}`,
            label: field.label,
            hint: t('for', { purposes: list(field.for) }),
            type: field.normalise === 'phone' ? ('tel' as const) : ('text' as const),
            autoComplete: field.normalise === 'phone' ? 'tel' : field.key === 'name' ? 'name' : 'off',
          })),
        ]}
        after={<p className="text-base text-soft">{t('stays')}</p>}
      />
    </Page>
  );
}
