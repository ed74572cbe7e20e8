import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** What somebody else decided, why, and which authority is next (Va. Code 59.1-577(C); GDPR Art. 12(4)). */
export const appealOutcome = letter(
  letterFields['appeal-outcome'],
  ({ reference, kind, isUpheld, isComplaint, reason, answerByOn, regulator, statusUrl }, { t, day, said }) => {
    const outcome = isUpheld ? 'upheld' : 'rejected';
    const complain = t('refusal.complain', { regulator: said(regulator) });
    return {
      subject: t(`appeal-outcome.subject.${isComplaint ? 'complaint' : 'appeal'}`, { reference }),
      heading: t(`appeal-outcome.heading.${outcome}`),
      blocks: [
        { paragraph: t(`appeal-outcome.lead.${outcome}`) },
        { heading: t('refusal.reason') },
        { quote: reason },
        {
          facts: [
            fact(t('facts.reference'), reference),
            fact(t('facts.kind'), t(`kind.${kind}`)),
            ...(answerByOn ? [fact(t('facts.answerBy'), day(answerByOn))] : []),
          ],
        },
        ...(isUpheld ? [] : [{ heading: t('refusal.now') }, { list: [complain, t('refusal.court')] }]),
        { button: t('open'), url: statusUrl },
      ],
      why: t('why.request', { reference }),
    };
  },
);
