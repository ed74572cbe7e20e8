import type { OpenedRequest } from '#db/request';
import { type Language, nearestLanguage } from '#domain/languages';
import { filled, type ReplyUse, type SavedReply } from '#domain/replies';
import { wordsFor } from '#emails/words';
import { organisation } from './organisation.ts';

/** A saved reply for one request: what the person would read, and in which language. */
export type ReplyFor = {
  name: string;
  for: ReplyUse[];
  language: Language;
  words: string;
  /** The same in English, for staff who do not read the person's language; null where that is English, or there is none. */
  english: string | null;
};

type About = Pick<OpenedRequest, 'reference' | 'kind' | 'language' | 'receivedOn'> & {
  /** By when the person hears from us, `YYYY-MM-DD`; null when nothing is left to answer. */
  answerByOn: string | null;
};

/**
 * The organisation's saved replies, filled in for a request: in its person's language, else in the organisation's first.
 * One that names a day is left out where there is none.
 */
export function repliesFor(request: About): ReplyFor[] {
  const { replies, languages } = organisation();
  const theirs = nearestLanguage(request.language);
  return replies.flatMap((reply) => {
    const language = [theirs, ...languages].find((one) => reply.text[one]);
    if (!language) return [];
    const words = wordingIn(reply, language, request);
    if (words === null) return [];
    const english = language === 'en' ? null : wordingIn(reply, 'en', request) || null;
    return [{ name: reply.name, for: reply.for, language, words, english }];
  });
}

function wordingIn(
  { text }: SavedReply,
  language: Language,
  { reference, kind, receivedOn, answerByOn }: About,
): string | null {
  const { t, day } = wordsFor(organisation(), language);
  const values = {
    reference,
    right: t(`kind.${kind}`),
    received: day(receivedOn),
    answerBy: answerByOn && day(answerByOn),
  };
  return filled(text[language] ?? '', values);
}
