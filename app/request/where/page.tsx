import { redirect } from 'next/navigation';
import { placesOffered } from '#requests/places';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { placeWords } from '../../place-words.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { getTranslations } from '../../words.ts';
import { choosePlace } from './actions.ts';

export const generateMetadata = titled('requestWhere');

/** Which law is the person's. Not asked where one is declared. */
export default async function WherePage() {
  const t = await getTranslations('requestWhere');
  const offered = placesOffered(new Date());
  if (offered.length === 0) redirect('/request/kind');
  const wordsOf = await placeWords();
  const { residence } = (await draftHere()).answers;
  return (
    <Page asks back="/request/kind">
      <QuestionForm
        action={choosePlace}
        words={await formWords('requestWhere')}
        values={residence ? { residence } : {}}
        button={t('continue')}
        questions={[
          {
            as: 'radios',
            name: 'residence',
            missing: 'residence-missing',
            legend: t('title'),
            hint: t('hint'),
            question: true,
            choices: [
              ...offered.map(({ law, place }) => ({ value: law, label: wordsOf(place) })),
              { value: 'unsure', label: t('unsure'), hint: t('unsureMore') },
            ],
          },
        ]}
      />
    </Page>
  );
}
