import { createFormatter, createTranslator } from 'use-intl/core';
import type { Organisation } from '#domain/organisation';
import en from './messages/en.json' with { type: 'json' };

type Messages = typeof en;

/** Languages that letters are written in; a new one is a file beside `en.json` and a line here. */
const languages: Record<string, Messages> = { en };

/** The language itself, else its main language (`pt-BR` → `pt`), else English. */
const nearest = (language: string): string =>
  [language, language.split('-')[0] ?? ''].find((known) => Object.hasOwn(languages, known)) ?? 'en';

/**
 * What a letter is written with: sentences, and days and moments in the reader's language.
 * A missing sentence throws: a letter with a hole in it must not be sent.
 */
export function wordsFor(organisation: Organisation, language: string) {
  const locale = nearest(language);
  const onError = (error: Error): never => {
    throw error;
  };
  const timeZone = organisation.timeZone;
  const t = createTranslator({ locale, messages: languages[locale] ?? en, timeZone, onError });
  const format = createFormatter({ locale, timeZone, onError });
  return {
    t,
    language: locale,
    organisation,
    /** `2026-12-31` as that day wherever the reader is. */
    day: (day: string): string => format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' }),
    /** An ISO 8601 instant in the organisation's time zone, which it names. */
    moment: (instant: string): string =>
      format.dateTime(new Date(instant), {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
      }),
    anyOf: (things: string[]): string => format.list(things, { type: 'disjunction' }),
  };
}

export type Words = ReturnType<typeof wordsFor>;
