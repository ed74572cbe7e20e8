import { headers } from 'next/headers';
import { cache } from 'react';
import { type Language, pickLanguage } from '#domain/languages';
import { readEnv } from '#env';
import { organisation } from '#requests/organisation';
import { chosenLanguage } from '../cookies.ts';

/** The desk, and the pages on which it turns somebody away: these are in English. */
const ofDesk = /^\/(desk|refused\/40[13])(\/|$)/;

const testLanguages = ['en-XA', 'ar-XB'] as const;
type TestLanguage = (typeof testLanguages)[number];

type Here = {
  language: Language;
  /** The test language in its place; see test-words. `ar-XB` is written from right to left. */
  test?: TestLanguage;
  /** Those that the visitor may choose from; none at the desk. */
  offered: readonly Language[];
};

/** The language of the page that is asked for, once per request. */
export const languageHere = cache(async (): Promise<Here> => {
  const sent = await headers();
  if (ofDesk.test(sent.get('x-path') ?? '')) return { language: 'en', offered: [] };
  const { languages: offered } = organisation();
  const chosen = await chosenLanguage();
  const test = testLanguages.find((one) => one === chosen);
  if (test && readEnv('HABEAS_TEST_LANGUAGES').HABEAS_TEST_LANGUAGES) return { language: 'en', test, offered };
  return { language: pickLanguage(chosen, sent.get('accept-language'), offered), offered };
});
