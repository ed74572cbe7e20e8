import { type CategoryOutcome, letterFields } from '#domain/letters';
import { type Block, type Fact, fact } from '../content.ts';
import { letter } from '../letter.ts';
import { outsideLines } from '../outside-lines.ts';
import type { Words } from '../words.ts';

function category({ category, erased, reduced, kept }: CategoryOutcome, { t, day, said }: Words): Fact {
  return {
    label: said(category),
    values: [
      ...(erased > 0 ? [t('done.erased', { count: erased })] : []),
      ...(reduced > 0 ? [t('done.reduced', { count: reduced })] : []),
      ...kept.map(({ until, rows: count, ...kept }) => {
        const reason = said(kept.reason);
        return until ? t('done.keptUntil', { count, date: day(until), reason }) : t('done.kept', { count, reason });
      }),
    ],
  };
}

function outcomes(categories: CategoryOutcome[], words: Words): Block[] {
  const facts = categories.map((one) => category(one, words)).filter(({ values }) => values.length > 0);
  if (facts.length === 0) return [];
  const reduced = categories.some((one) => one.reduced > 0);
  return [
    { heading: words.t('done.categories') },
    { facts },
    ...(reduced ? [{ paragraph: words.t('done.reducedMeans') }] : []),
  ];
}

/** What was done, by category; what was only reduced is never called deleted. The record is told of: 11 CCR 7022(e). */
export const done = letter(letterFields.done, (fields, words) => {
  const { reference, kind, outcome, categories, corrected, statusUrl, runId } = fields;
  const { heldForOthers = [], cannotRecall = [], told = [], outside = [] } = fields;
  const { t, said } = words;
  const { isTriedOut = false } = fields;
  return {
    subject: t('done.subject', { reference }),
    heading: t('done.heading'),
    blocks: [
      { paragraph: isTriedOut ? t('trial.done') : t(`done.lead.${kind}.${outcome}`) },
      ...outcomes(categories, words),
      ...heldForOthers.map(({ name, contact, rows: count }) => ({
        paragraph: t(contact ? 'done.heldForOthersAt' : 'done.heldForOthers', {
          count,
          name: name || t('done.unknownOther'),
          contact,
        }),
      })),
      ...outsideLines(outside, words),
      ...(cannotRecall.length > 0 ? [{ heading: t('done.cannotRecall') }, { list: cannotRecall.map(said) }] : []),
      ...(told.length > 0 ? [{ heading: t('done.told') }, { list: told }] : []),
      ...(corrected.length > 0 ? [{ heading: t('done.corrected') }, { list: corrected.map(said) }] : []),
      { button: t('open'), url: statusUrl },
      ...(runId
        ? [
            { facts: [fact(t('facts.reference'), reference), fact(t('facts.receipt'), runId)] },
            { paragraph: t('done.keep') },
          ]
        : []),
      ...(kind === 'delete' && !isTriedOut ? [{ paragraph: t('done.backups') }] : []),
    ],
    why: t('why.request', { reference }),
  };
});
