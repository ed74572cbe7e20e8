import { letterFields } from '#domain/letters';
import { fact } from './content.ts';
import { type Letter, letter } from './letter.ts';

/** What takes longer: until when and why, by which article, and where to complain. @param next what happens now */
export const putOff = (
  kind: 'extension' | 'appeal-extension',
  next: 'extension.again' | 'appeal-extension.wait',
): Letter =>
  letter(letterFields[kind], (fields, { t, day, said, cite }) => ({
    subject: t(`${kind}.subject`, { reference: fields.reference }),
    heading: t(`${kind}.heading`),
    blocks: [
      { paragraph: t(`${kind}.lead`) },
      { heading: t('refusal.reason') },
      { quote: fields.reason },
      {
        facts: [
          fact(t('facts.reference'), fields.reference),
          fact(t('facts.kind'), t(`kind.${fields.kind}`)),
          fact(t('facts.received'), day(fields.receivedOn)),
          fact(t('facts.answerBy'), day(fields.answerByOn)),
          fact(t('facts.law'), cite(fields.article)),
        ],
      },
      { heading: t('refusal.now') },
      { list: [t(next), t('refusal.complain', { regulator: said(fields.regulator) })] },
      { button: t('open'), url: fields.statusUrl },
    ],
    why: t('why.request', { reference: fields.reference }),
  }));
