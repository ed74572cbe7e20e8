import { partOf } from '#domain/asked-data';
import { draftHere } from '../../draft-here.ts';
import type { FormValues } from '../../form-state.ts';
import { formWords } from '../../form-words.ts';
import { faceHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { getTranslations } from '../../words.ts';
import { chooseCategories } from './actions.ts';

export const generateMetadata = titled('requestAccess');

function valuesFor(categories: string[] | undefined): FormValues {
  if (!categories) return {};
  return categories.length > 0 ? { extent: 'some', categories } : { extent: 'all' };
}

export default async function AccessPage() {
  const t = await getTranslations('requestAccess');
  const { categories } = await faceHere();
  const { access } = (await draftHere()).answers;
  const wholes = categories.map(({ key, label, sources, parts = [] }) => ({
    value: key,
    label,
    hint: sources.length > 0 ? t('from', { sources: sources.join('; ') }) : undefined,
    ...(parts.length > 0
      ? {
          parts: {
            words: t('parts'),
            choices: parts.map((part) => ({ value: partOf(key, part.key), label: part.label })),
          },
        }
      : {}),
  }));
  return (
    <Page asks back="/request/kind">
      <QuestionForm
        action={chooseCategories}
        words={await formWords('requestAccess')}
        values={valuesFor(access?.categories)}
        button={t('continue')}
        questions={[
          {
            as: 'radios',
            name: 'extent',
            missing: 'extent-missing',
            legend: t('title'),
            hint: t('hint'),
            question: true,
            choices: [
              { value: 'all', label: t('all'), hint: t('allMore') },
              { value: 'some', label: t('some'), hint: t('someMore') },
            ],
            inside: {
              at: 'some',
              ask: {
                as: 'checkboxes',
                name: 'categories',
                missing: 'categories-missing',
                legend: t('which'),
                hint: t('whichMore'),
                choices: wholes,
              },
            },
          },
        ]}
        after={<p className="text-base text-soft">{t('format')}</p>}
      />
    </Page>
  );
}
