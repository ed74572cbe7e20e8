import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Kinds of data, where they come from, what for and who gets them, and not the data themselves (11 CCR 7060–7062). */
export const categoriesTold = letter(letterFields['categories-told'], (fields, { t, said, cite }) => {
  const { reference, reason, article, categories, recipients, policyVersion, regulator, isComplaint } = fields;
  return {
    subject: t('categories-told.subject', { reference }),
    heading: t('categories-told.heading'),
    blocks: [
      { paragraph: t('categories-told.lead') },
      { heading: t('refusal.reason') },
      { quote: reason },
      { facts: [fact(t('facts.reference'), reference), fact(t('facts.law'), cite(article))] },
      { heading: t('categories-told.what') },
      ...(categories.length === 0
        ? [{ paragraph: t('categories-told.none') }]
        : [{ facts: categories.map(({ label, sources }) => ({ label: said(label), values: sources.map(said) })) }]),
      ...(recipients.length > 0 ? [{ heading: t('categories-told.who') }, { list: recipients }] : []),
      { paragraph: t('categories-told.whatFor', { version: policyVersion }) },
      { heading: t('refusal.now') },
      { list: [t('refusal.again'), t('refusal.complain', { regulator: said(regulator) }), t('refusal.court')] },
      { button: t(isComplaint ? 'refusal.toComplain' : 'refusal.toAppeal'), url: fields.appealUrl },
      { button: t('open'), url: fields.statusUrl },
    ],
    why: t('why.request', { reference }),
  };
});
