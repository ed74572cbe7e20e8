import type { Answers } from '#domain/answers';
import { choiceWords } from '#domain/asked-data';
import { everything } from '#domain/choices';
import type { MapFace } from '#domain/map-face';
import type { SummaryRow } from '../ui/summary-list.tsx';
import { getFormatter, getTranslations } from '../words.ts';

/**
 * What a person asked for, question by question, in the map's words.
 * @param change whether each answer gets a link to where it is changed
 */
export async function answerRows(answers: Answers, face: MapFace, change: boolean): Promise<SummaryRow[]> {
  const [t, format] = [await getTranslations('answers'), await getFormatter()];
  const row = (href: string, name: string, value: string): SummaryRow => ({
    name,
    value,
    ...(change ? { change: { href, words: t('change'), hidden: name } } : {}),
  });
  const labels = (list: { key: string; label: string }[], keys: string[]) =>
    keys.map((key) => list.find((one) => one.key === key)?.label ?? key).join('\n');
  switch (answers.kind) {
    case 'access': {
      const { categories, format: only, packageSize } = answers;
      const wanted = categories.map((choice) => choiceWords(face.categories, choice)).join('\n');
      const size = packageSize && format.number(packageSize, { style: 'unit', unit: 'megabyte' });
      const files = [t(`files.${only ?? 'both'}`), size ? t('files.most', { size }) : t('files.one')].join('\n');
      return [
        row('/request/access', t('categories'), wanted || t('all')),
        row('/request/access/files', t('files.name'), files),
      ];
    }
    case 'correct':
      return answers.changes.map(({ field, was, value }) => {
        // What it said is of then as soon as it is sent.
        const words = was ? t(change ? 'fromTo' : 'fromToThen', { was, value }) : t('to', { value });
        return row('/request/correct/changes', labels(face.corrections, [field]), words);
      });
    case 'delete': {
      const scope = answers.scope === everything ? t('everything') : labels(face.scopes, [answers.scope]);
      const objected = answers.policyVersion
        ? [row('/request/delete', t('policy'), t('policyVersion', { version: answers.policyVersion }))]
        : [];
      return [row('/request/delete', t('scope'), scope), ...objected];
    }
    case 'opt-out':
      return [row('/request/opt-out', t('purposes'), labels(face.optOuts, answers.purposes))];
    case 'report-lost':
      return [row('/request/report-lost', t('items'), labels(face.lost, answers.items))];
    case 'other':
      return [
        row('/request/other', t('topic'), t(`topics.${answers.topic}`)),
        row('/request/other', t('words'), answers.words),
      ];
  }
}
