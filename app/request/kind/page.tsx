import { organisation } from '#requests/organisation';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { optOutWords } from '../../opt-out-words.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { getTranslations } from '../../words.ts';
import { chooseKind } from './actions.ts';

export const generateMetadata = titled('requestKind');

export default async function KindPage() {
  const t = await getTranslations('requestKind');
  const { kind } = (await draftHere()).answers;
  const what = await optOutWords();
  const choices = organisation().kinds.map((value) => ({
    value,
    label: t(`kinds.${value}`),
    hint: t(`more.${value}`, { what }),
  }));
  return (
    <Page asks back="/">
      <QuestionForm
        action={chooseKind}
        words={await formWords('requestKind')}
        values={kind ? { kind } : {}}
        button={t('continue')}
        questions={[
          {
            as: 'radios',
            name: 'kind',
            missing: 'kind-missing',
            legend: t('title'),
            hint: t('hint'),
            question: true,
            choices,
          },
        ]}
      />
    </Page>
  );
}
