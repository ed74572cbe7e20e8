import { topics } from '#domain/kinds';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { getTranslations } from '../../words.ts';
import { describeOther } from './actions.ts';

export const generateMetadata = titled('requestOther');

/** What no other page asks: a restriction, an objection, a complaint. One page, as the words say what the choice cannot. */
export default async function OtherPage() {
  const t = await getTranslations('requestOther');
  const given = (await draftHere()).answers.other;
  return (
    <Page asks back="/request/kind">
      <QuestionForm
        action={describeOther}
        words={await formWords('requestOther')}
        values={given ?? {}}
        button={t('continue')}
        questions={[
          {
            as: 'radios',
            name: 'topic',
            missing: 'topic-missing',
            legend: t('title'),
            hint: t('hint'),
            question: true,
            choices: topics.map((value) => ({ value, label: t(`topics.${value}`) })),
          },
          {
            as: 'textarea',
            name: 'words',
            missing: 'words-missing',
            label: t('words'),
            hint: t('wordsMore'),
          },
        ]}
      />
    </Page>
  );
}
