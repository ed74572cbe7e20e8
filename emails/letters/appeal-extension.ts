import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** The outcome of an appeal takes longer: until when and why, by which article (Colo. Rev. Stat. 6-1-1306(3)(b)). */
export const appealExtension = letter(
  letterFields['appeal-extension'],
  ({ reference, kind, receivedOn, answerByOn, article, reason, regulator, statusUrl }, { t, day, said, cite }) => ({
    subject: t('appeal-extension.subject', { reference }),
    heading: t('appeal-extension.heading'),
    blocks: [
      { paragraph: t('appeal-extension.lead') },
      { heading: t('refusal.reason') },
      { quote: reason },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.kind'), t(`kind.${kind}`)),
          fact(t('facts.received'), day(receivedOn)),
          fact(t('facts.answerBy'), day(answerByOn)),
          fact(t('facts.law'), cite(article)),
        ],
      },
      { heading: t('refusal.now') },
      { list: [t('appeal-extension.wait'), t('refusal.complain', { regulator: said(regulator) })] },
      { button: t('open'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  }),
);
