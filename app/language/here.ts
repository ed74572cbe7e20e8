import { headers } from 'next/headers';
import { cache } from 'react';
import { type Language, pickLanguage } from '#domain/languages';
import { organisation } from '#requests/organisation';
import { chosenLanguage } from '../cookies.ts';

/** The desk, and the pages on which it turns somebody away: these are in English. */
const ofDesk = /^\/(desk|refused\/40[13])(\/|$)/;

type Here = {
  language: Language;
  /** Those that the visitor may choose from; none at the desk. */
  offered: readonly Language[];
};

/** The language of the page that is asked for, once per request. */
export const languageHere = cache(async (): Promise<Here> => {
  const sent = await headers();
  if (ofDesk.test(sent.get('x-path') ?? '')) return { language: 'en', offered: [] };
  const { languages: offered } = organisation();
  return { language: pickLanguage(await chosenLanguage(), sent.get('accept-language'), offered), offered };
});
