import { redirect } from 'next/navigation';
import { draftHere } from '../../../draft-here.ts';
import { formWords } from '../../../form-words.ts';
import { faceHere } from '../../../said-here.ts';
import { titled } from '../../../titled.ts';
import { Page } from '../../../ui/frame.tsx';
import { PlainButton } from '../../../ui/plain-button.tsx';
import { QuestionForm } from '../../../ui/question-form.tsx';
import { Title } from '../../../ui/title.tsx';
import { getTranslations } from '../../../words.ts';
import { addAnother, removeChange } from './actions.ts';

export const generateMetadata = titled('requestChanges');

export default async function ChangesPage() {
  const t = await getTranslations('requestChanges');
  const changes = (await draftHere()).answers.correct?.changes ?? [];
  if (changes.length === 0) redirect('/request/correct');
  const { corrections } = await faceHere();
  const labelOf = (field: string) => corrections.find(({ key }) => key === field)?.label ?? field;
  return (
    <Page asks back="/request/correct">
      <QuestionForm
        action={addAnother}
        words={await formWords('requestChanges')}
        above={
          <>
            <Title>{t('count', { count: changes.length })}</Title>
            <ul className="mb-8 border-t border-line">
              {changes.map(({ field, was, value }, index) => (
                <li key={`${field} ${was}`} className="border-b border-line py-4 sm:flex sm:justify-between sm:gap-6">
                  <div>
                    <p className="font-semibold">{labelOf(field)}</p>
                    {was && <p className="text-base text-soft">{t('was', { was })}</p>}
                    <p>{t('value', { value })}</p>
                  </div>
                  <form action={removeChange} className="mt-2 flex items-baseline gap-4">
                    <input type="hidden" name="at" value={index} />
                    <a href={`/request/correct/value?change=${index}`}>
                      {t('change')}
                      <span className="sr-only"> {labelOf(field)}</span>
                    </a>
                    <PlainButton hidden={labelOf(field)}>{t('remove')}</PlainButton>
                  </form>
                </li>
              ))}
            </ul>
          </>
        }
        button={t('continue')}
        questions={[
          {
            as: 'radios',
            name: 'another',
            missing: 'another-missing',
            legend: t('another'),
            choices: [
              { value: 'yes', label: t('yes') },
              { value: 'no', label: t('no') },
            ],
          },
        ]}
      />
    </Page>
  );
}
