import { redirect } from 'next/navigation';
import { answers as answersSchema } from '#domain/answers';
import { answersOfDraft, type Draft, firstQuestion } from '#domain/draft';
import { asksPlace, placesOffered } from '#requests/places';
import { requirePerson } from '../../auth.ts';
import { draftHere } from '../../draft-here.ts';
import { formWords } from '../../form-words.ts';
import { placeWords } from '../../place-words.ts';
import { faceHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { SignOut } from '../../ui/sign-out.tsx';
import { SummaryList, type SummaryRow } from '../../ui/summary-list.tsx';
import { Title } from '../../ui/title.tsx';
import { getTranslations } from '../../words.ts';
import { answerRows } from '../answer-rows.ts';
import { send } from './actions.ts';

export const generateMetadata = titled('requestCheck');

/** The answers when they are complete; else the way leads to the first question that is open. */
function complete(given: Draft) {
  const { kind } = given;
  if (!kind || kind === 'opt-out') redirect('/request/kind');
  if (asksPlace(kind, new Date()) && !given.residence) redirect('/request/where');
  const read = answersSchema.safeParse(answersOfDraft(given));
  if (!read.success || read.data.kind === 'opt-out') redirect(firstQuestion(kind));
  return read.data;
}

/** Where the person lives, where that was asked. */
async function whereRow({ kind, residence }: Draft): Promise<SummaryRow[]> {
  const now = new Date();
  if (!kind || !asksPlace(kind, now)) return [];
  const t = await getTranslations('requestWhere');
  const found = placesOffered(now).find(({ law }) => law === residence);
  const value = found ? (await placeWords())(found.place) : t('unsure');
  const change = { words: t('change'), hidden: t('name'), href: '/request/where' };
  return [{ name: t('name'), value, change }];
}

export default async function CheckPage() {
  const { answers: given, submissionKey } = await draftHere();
  const answers = complete(given);
  const { email } = await requirePerson('/request/check');
  const t = await getTranslations('requestCheck');
  const rows = await answerRows(answers, await faceHere(), true);
  const change = { words: t('change'), hidden: t('kind'), href: '/request/kind' };
  const where = await whereRow(given);
  const changeEmail = { words: t('change'), hidden: t('email'), href: '/prove?next=/request/check' };
  return (
    <Page
      back={answers.kind === 'correct' ? '/request/correct/changes' : firstQuestion(answers.kind)}
      aside={<SignOut />}
    >
      <QuestionForm
        action={send}
        words={await formWords('requestCheck')}
        questions={[
          {
            as: 'checkboxes',
            name: 'mailboxUnsafe',
            legend: t('safe.legend'),
            hint: t(answers.kind === 'delete' ? 'safe.hintDelete' : 'safe.hint'),
            choices: [{ value: 'unsafe', label: t('safe.choice') }],
          },
        ]}
        hidden={{ shown: submissionKey }}
        button={t(`send.${answers.kind}`)}
        before={
          <>
            <Title>{t(`titles.${answers.kind}`)}</Title>
            {given.filed && (
              <Notice>
                {t('already', { reference: given.filed.reference })}{' '}
                <a href={`/requests/${given.filed.id}`}>{t('see')}</a>
              </Notice>
            )}
            <SummaryList
              rows={[
                { name: t('kind'), value: t(`kinds.${answers.kind}`), change },
                ...where,
                ...rows,
                { name: t('email'), value: email, change: changeEmail },
              ]}
            />
            {answers.kind === 'delete' && <Notice tone="warn">{t('final')}</Notice>}
            <p className="mb-6">{t('true')}</p>
          </>
        }
      />
    </Page>
  );
}
