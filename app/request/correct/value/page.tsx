import { notFound } from 'next/navigation';
import { draftHere } from '../../../draft-here.ts';
import { formWords } from '../../../form-words.ts';
import { faceHere } from '../../../said-here.ts';
import { titled } from '../../../titled.ts';
import { Page } from '../../../ui/frame.tsx';
import { QuestionForm } from '../../../ui/question-form.tsx';
import { Title } from '../../../ui/title.tsx';
import { getTranslations } from '../../../words.ts';
import { keepChange } from './actions.ts';

export const generateMetadata = titled('requestValue');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ValuePage({ searchParams }: Props) {
  const { field, change } = await searchParams;
  const t = await getTranslations('requestValue');
  const known = (await draftHere()).answers.correct?.changes[Number(change ?? Number.NaN)];
  const correction = (await faceHere()).corrections.find(({ key }) => key === (known?.field ?? field));
  if (!correction) notFound();
  return (
    <Page asks back={known ? '/request/correct/changes' : '/request/correct'}>
      <QuestionForm
        action={keepChange}
        words={await formWords('requestValue')}
        values={known ? { was: known.was, value: known.value } : {}}
        button={t('continue')}
        hidden={{ field: correction.key, ...(known ? { change: String(change) } : {}) }}
        before={<Title>{t('question', { field: correction.label })}</Title>}
        questions={[
          { as: 'field', name: 'was', label: t('was'), hint: t('wasMore'), autoComplete: 'off' },
          {
            as: 'field',
            name: 'value',
            missing: 'value-missing',
            label: t('value'),
            hint: t(`rules.${correction.rule}`),
            autoComplete: 'off',
          },
        ]}
      />
    </Page>
  );
}
