import { listOwnOptOuts } from '#requests/list-own-opt-outs';
import { requirePerson } from '../../auth.ts';
import { formWords } from '../../form-words.ts';
import { undo } from '../../requests/[id]/actions.ts';
import { faceHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Page } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { SignOut } from '../../ui/sign-out.tsx';
import { Title } from '../../ui/title.tsx';
import { unfound } from '../../unfound.ts';
import { getFormatter, getTranslations } from '../../words.ts';

export const generateMetadata = titled('undo', { robots: unfound });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UndoPage({ searchParams }: Props) {
  const actor = await requirePerson('/opt-out/undo');
  const t = await getTranslations('undo');
  const [lines, face, { done }] = [await listOwnOptOuts({ actor }), await faceHere(), await searchParams];
  const format = await getFormatter();
  const labelOf = (purpose: string) => face.optOuts.find(({ key }) => key === purpose)?.label ?? purpose;
  const choices = lines.map(({ id, purposes, receivedOn }) => ({
    value: id,
    label: format.list(purposes.map(labelOf)),
    hint: (
      <>
        {t('since')} <DateText value={receivedOn} />
      </>
    ),
  }));
  return (
    <Page asks={choices.length > 0} back="/requests" aside={<SignOut />}>
      {done !== undefined && <Notice tone="good">{t('done')}</Notice>}
      {choices.length === 0 ? (
        <Prose>
          <Title>{t('title')}</Title>
          {done === undefined && <p>{t('none', { email: actor.email })}</p>}
          <p>
            <a href="/requests">{t('requests')}</a>
          </p>
        </Prose>
      ) : (
        <QuestionForm
          action={undo}
          words={await formWords('undo')}
          button={t('button')}
          questions={[
            {
              as: 'radios',
              name: 'requestId',
              missing: 'request-missing',
              legend: t('which'),
              hint: t('lead', { email: actor.email }),
              question: true,
              choices,
            },
          ]}
        />
      )}
    </Page>
  );
}
