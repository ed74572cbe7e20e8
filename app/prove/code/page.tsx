import { redirect } from 'next/navigation';
import { likelyAddress } from '#domain/likely-domain';
import { proofMinutes } from '#requests/ask-for-code';
import { askedAddress } from '#requests/asked-address';
import { browserSecret } from '../../cookies.ts';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { titled } from '../../titled.ts';
import { Button } from '../../ui/button.tsx';
import { Buttons } from '../../ui/buttons.tsx';
import { Page } from '../../ui/frame.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { Title } from '../../ui/title.tsx';
import { safeWay } from '../../ways.ts';
import { getTranslations } from '../../words.ts';
import { askAgain, giveCode } from '../actions.ts';

export const generateMetadata = titled('proveCode');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CodePage({ searchParams }: Props) {
  const address = await askedAddress({ browser: await browserSecret() });
  if (!address) redirect('/prove');
  const t = await getTranslations('proveCode');
  const { sent } = await searchParams;
  const next = safeWay((await draftHere()).answers.next);
  const change = `/prove?next=${encodeURIComponent(next)}`;
  const likely = likelyAddress(address);
  return (
    <Page asks back={change}>
      <QuestionForm
        action={giveCode}
        words={await formWords('proveCode')}
        button={t('continue')}
        before={
          <>
            {sent === 'again' && <Notice tone="good">{t('sentAgain')}</Notice>}
            <Title>{t('title')}</Title>
            <p>{t.rich('sent', { address, bold: (words) => <strong className="break-words">{words}</strong> })}</p>
            {likely && (
              <Notice tone="warn">
                <p>{t('likely', { likely })}</p>
                <p>
                  <a href={change}>{t('change')}</a>
                </p>
              </Notice>
            )}
            <p className="mt-4 mb-8">{t('life', { minutes: proofMinutes })}</p>
          </>
        }
        questions={[
          {
            as: 'field',
            name: 'code',
            missing: 'code-missing',
            label: t('code'),
            hint: t('codeMore'),
            autoComplete: 'one-time-code',
            inputMode: 'numeric',
            size: 'code',
          },
        ]}
      />
      <section className="mt-10 border-t border-line">
        <Heading small>{t('none')}</Heading>
        <p>{t('noneMore')}</p>
        <form action={askAgain}>
          <input type="hidden" name="next" value={next} />
          <Buttons>
            <Button look="second">{t('again')}</Button>
            <a href={change}>{t('change')}</a>
          </Buttons>
        </form>
      </section>
    </Page>
  );
}
