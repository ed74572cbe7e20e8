import type { Kind } from '#domain/kinds';
import { type Block, fact } from './content.ts';
import type { Words } from './words.ts';

type Fields = { reference: string; kind: Kind; receivedOn: string; answerByOn: string; article: string };

/** Which request a letter is about, and by when it is answered; without an article where no law sets that day. */
export const requestFacts = (
  { reference, kind, receivedOn, answerByOn, article }: Fields,
  { t, day, cite }: Words,
): Block => {
  const date = day(answerByOn);
  return {
    facts: [
      fact(t('facts.reference'), reference),
      fact(t('facts.kind'), t(`kind.${kind}`)),
      fact(t('facts.received'), day(receivedOn)),
      fact(
        t('facts.answerBy'),
        article === '' ? date : t('acknowledgement.answerBy', { date, article: cite(article) }),
      ),
    ],
  };
};
