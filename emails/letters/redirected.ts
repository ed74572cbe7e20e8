import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

const heldWords = (isTrial: boolean, contact: string) => {
  if (isTrial) return contact ? 'trial.heldAt' : 'trial.held';
  return contact ? 'done.heldForOthersAt' : 'done.heldForOthers';
};

/** Who decides about the data instead of us, and that the request is passed on (GDPR Art. 28(3)(e)); a trial’s is not. */
export const redirected = letter(letterFields.redirected, (fields, { t, said }) => {
  const { reference, kind, others, reason, regulator, isComplaint, appealUrl, statusUrl, isTrial = false } = fields;
  return {
    subject: t('redirected.subject', { reference }),
    heading: t('redirected.heading'),
    blocks: [
      { paragraph: t(isTrial ? 'trial.redirected' : 'redirected.lead') },
      ...others.map(({ name, contact, rows: count }) => ({
        paragraph: t(heldWords(isTrial, contact), {
          count,
          name: name || t('done.unknownOther'),
          contact,
        }),
      })),
      { heading: t('refusal.reason') },
      { quote: reason },
      { facts: [fact(t('facts.reference'), reference), fact(t('facts.kind'), t(`kind.${kind}`))] },
      { heading: t('refusal.now') },
      { list: [t('refusal.again'), t('refusal.complain', { regulator: said(regulator) }), t('refusal.court')] },
      { button: t(isComplaint ? 'refusal.toComplain' : 'refusal.toAppeal'), url: appealUrl },
      { button: t('open'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  };
});
