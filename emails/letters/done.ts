import { type CategoryOutcome, type LetterFields, letterFields } from '#domain/letters';
import { type Block, type Fact, fact } from '../content.ts';
import { letter } from '../letter.ts';
import { outsideLines } from '../outside-lines.ts';
import type { Words } from '../words.ts';

function category({ category, erased, reduced, kept, shared = 0 }: CategoryOutcome, words: Words): Fact {
  const { t, day, said, cite } = words;
  return {
    label: said(category),
    values: [
      ...(erased > 0 ? [t('done.erased', { count: erased })] : []),
      ...(reduced > 0 ? [t('done.reduced', { count: reduced })] : []),
      ...kept.map(({ until, rows: count, ...kept }) => {
        const reason = kept.law ? `${said(kept.reason)} (${cite(kept.law)})` : said(kept.reason);
        return until ? t('done.keptUntil', { count, date: day(until), reason }) : t('done.kept', { count, reason });
      }),
      ...(shared > 0 ? [t('done.kept', { count: shared, reason: t('done.sharedReason') })] : []),
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

/** Nothing was done, or not all: as after a refusal, how to appeal, and where to complain (GDPR Art. 12(4)). */
function afterDenial(denied: NonNullable<LetterFields<'done'>['denied']>, { t, said }: Words): Block[] {
  const { regulator, isComplaint, appealUrl } = denied;
  const again = appealUrl ? [t('refusal.again')] : [];
  return [
    { heading: t('refusal.now') },
    { list: [...again, t('refusal.complain', { regulator: said(regulator) }), t('refusal.court')] },
    ...(appealUrl ? [{ button: t(isComplaint ? 'refusal.toComplain' : 'refusal.toAppeal'), url: appealUrl }] : []),
  ];
}

/** What was done, by category; what was only reduced is never called deleted. The record is told of: 11 CCR 7022(e). */
export const done = letter(letterFields.done, (fields, words) => {
  const { reference, kind, outcome, categories, corrected, statusUrl, runId } = fields;
  const { heldForOthers = [], cannotRecall = [], told = [], outside = [], denied } = fields;
  const { t, said } = words;
  const { isTriedOut = false } = fields;
  const isRefusal = outcome === 'all-kept' && denied !== undefined;
  return {
    subject: t(isRefusal ? 'refusal.subject' : 'done.subject', { reference }),
    heading: t(isRefusal ? 'refusal.heading' : 'done.heading'),
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
      ...(denied ? afterDenial(denied, words) : []),
      { button: t('open'), url: statusUrl },
      ...(runId
        ? [
            { facts: [fact(t('facts.reference'), reference), fact(t('facts.receipt'), runId)] },
            { paragraph: t('done.keep') },
          ]
        : []),
      ...(kind === 'delete' && !isTriedOut && !isRefusal ? [{ paragraph: t('done.backups') }] : []),
    ],
    why: t('why.request', { reference }),
  };
});
