import { firstQuestion } from '#domain/draft';
import { organisation } from '#requests/organisation';
import { viewer } from '../auth.ts';
import { draftHere } from '../draft-here.ts';
import { formWords } from '../form-words.ts';
import { titled } from '../titled.ts';
import { Page } from '../ui/frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { QuestionForm } from '../ui/question-form.tsx';
import { unsentHere } from '../unsent-here.ts';
import { safeWay } from '../ways.ts';
import { getTranslations } from '../words.ts';
import { askCode } from './actions.ts';

export const generateMetadata = titled('prove');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProvePage({ searchParams }: Props) {
  const next = safeWay((await searchParams).next);
  const t = await getTranslations('prove');
  const who = await viewer();
  const { kind } = (await draftHere()).answers;
  const isAsking = next.startsWith('/request/') && kind;
  return (
    <Page asks back={isAsking ? firstQuestion(kind) : '/'}>
      <QuestionForm
        action={askCode}
        words={await formWords('prove')}
        values={who?.kind === 'person' ? { email: who.email } : {}}
        button={t('continue')}
        hidden={{ next }}
        before={
          <>
            {next.endsWith('/collect') && <p className="mb-6">{t('again')}</p>}
            {(await unsentHere(next)) && <Notice>{t('kept')}</Notice>}
          </>
        }
        questions={[
          {
            as: 'field',
            name: 'email',
            missing: 'address-missing',
            label: t('title'),
            hint: (
              <>
                <p>{t('why')}</p>
                <p className="mt-2">{t('which', { name: organisation().name })}</p>
              </>
            ),
            question: true,
            type: 'email',
            autoComplete: 'email',
          },
        ]}
      />
    </Page>
  );
}
