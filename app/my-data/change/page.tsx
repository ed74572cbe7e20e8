import { randomUUID } from 'node:crypto';
import { redirect } from 'next/navigation';
import type { OwnData } from '#domain/own-data';
import { isFreshProof } from '#domain/sessions';
import { mapFace } from '#requests/map-face';
import { viewOwnData } from '#requests/view-own-data';
import { requirePerson } from '../../auth.ts';
import { formWords } from '../../form-words.ts';
import { saidHere } from '../../said-here.ts';
import { titled } from '../../titled.ts';
import { Page } from '../../ui/frame.tsx';
import { QuestionForm } from '../../ui/question-form.tsx';
import { Title } from '../../ui/title.tsx';
import { UnsentNote } from '../../ui/unsent-note.tsx';
import { unsentHere } from '../../unsent-here.ts';
import { getTranslations } from '../../words.ts';
import { changeField } from './actions.ts';

export const generateMetadata = titled('myDataChange');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What this person typed for this field before their session was over: another one may sit here by now. */
async function unsentOf(personId: string, field: string) {
  const unsent = await unsentHere('/my-data');
  return unsent?.of === personId && unsent.field === field ? unsent : null;
}

/** The field as it was shown a moment ago, if it may be changed. */
function shownField(data: OwnData | null, field: unknown, row: unknown) {
  if (data?.state !== 'found') return null;
  for (const { table, columns, rows } of data.tables) {
    const at = columns.findIndex(({ column, mayChange }) => mayChange && `${table}.${column}` === field);
    const values = rows[Number(row ?? 0)];
    if (at >= 0 && values) return { key: String(field), label: columns[at]?.label ?? '', was: values[at] ?? '' };
  }
  return null;
}

export default async function ChangePage({ searchParams }: Props) {
  const actor = await requirePerson('/my-data');
  const now = new Date();
  if (!isFreshProof(actor.provenAt, now)) redirect('/prove?next=/my-data');
  const { field, row } = await searchParams;
  const shown = shownField(await viewOwnData({ actor, now }), field, row);
  // Nothing was read yet, or it is over: what it says now comes first.
  if (!shown) redirect('/my-data');
  const t = await getTranslations('myDataChange');
  const rules = await getTranslations('requestValue.rules');
  const rule = (await mapFace()).corrections.find(({ key }) => key === shown.key)?.rule;
  const hint = rule && rules(rule);
  const unsent = await unsentOf(actor.personId, shown.key);
  return (
    <Page asks back="/my-data">
      <QuestionForm
        action={changeField}
        words={await formWords('myDataChange')}
        values={unsent ?? {}}
        button={t('save')}
        hidden={{ of: actor.personId, field: shown.key, was: shown.was, submissionKey: randomUUID() }}
        before={
          <>
            <Title>{t('question', { field: (await saidHere()).said(shown.label) })}</Title>
            <UnsentNote values={unsent} />
            <p className="mb-2">
              {t('now')} <strong className="wrap-anywhere">{shown.was}</strong>
            </p>
            <p className="mb-6 text-soft">{t('atOnce')}</p>
          </>
        }
        questions={[
          {
            as: 'field',
            name: 'value',
            missing: 'value-missing',
            label: t('value'),
            ...(hint ? { hint } : {}),
            autoComplete: 'off',
          },
        ]}
      />
    </Page>
  );
}
