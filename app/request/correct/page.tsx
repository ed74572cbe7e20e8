import type { MapFace } from '#domain/map-face';
import { organisation } from '#requests/organisation';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { faceHere, saidHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { getTranslations } from '../../words.ts';
import { chooseField } from './actions.ts';

export const generateMetadata = titled('requestCorrect');

/** Fields under the category that they belong to. */
function fieldChoices({ corrections, categories }: MapFace) {
  const groups = Map.groupBy(corrections, ({ category }) => category);
  return [...groups].flatMap(([category, fields]) =>
    fields.map(({ key, label }, index) => ({
      value: key,
      label,
      over:
        index === 0 ? (
          <strong className="-ms-3 mt-4 block text-xl">
            {categories.find((one) => one.key === category)?.label ?? category}
          </strong>
        ) : null,
    })),
  );
}

export default async function CorrectPage() {
  const t = await getTranslations('requestCorrect');
  const changes = (await draftHere()).answers.correct?.changes ?? [];
  const { said } = await saidHere();
  const faster = organisation().selfService.filter((way) => way.for.includes('correct'));
  return (
    <Page asks back={changes.length > 0 ? '/request/correct/changes' : '/request/kind'}>
      <QuestionForm
        action={chooseField}
        words={await formWords('requestCorrect')}
        button={t('continue')}
        questions={[
          {
            as: 'radios',
            name: 'field',
            missing: 'field-missing',
            legend: t('title'),
            hint: t('hint'),
            question: true,
            choices: fieldChoices(await faceHere()),
          },
        ]}
        after={
          <>
            {faster.length > 0 && (
              <Notice title={t('faster')}>
                <p>{t('fasterMore')}</p>
                <ul className="list-disc ps-6">
                  {faster.map(({ label, url }) => (
                    <li key={url}>
                      <a href={url}>{said(label)}</a>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            <p className="text-base text-soft">{t('other')}</p>
          </>
        }
      />
    </Page>
  );
}
