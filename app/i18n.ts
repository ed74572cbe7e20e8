/** Language, words and time zone of a page, once per request. They stay on the server: client leaves get single sentences. */
import { getRequestConfig } from 'next-intl/server';
import type { Language } from '#domain/languages';
import { organisation } from '#requests/organisation';
import { languageHere } from './language/here.ts';
import { allInTestLanguage } from './language/test-words.ts';
import de from './messages/de.json';
import en from './messages/en.json';
import es from './messages/es.json';
import fr from './messages/fr.json';
import ptBR from './messages/pt-BR.json';

/** The compiler looks whether a sentence that a page asks for is there. */
declare module 'use-intl/core' {
  interface AppConfig {
    Messages: typeof en;
  }
}

const words: Record<Language, typeof en> = { en, es, fr, de, 'pt-BR': ptBR };

export default getRequestConfig(async () => {
  const { language, test } = await languageHere();
  return {
    locale: language,
    messages: test ? allInTestLanguage(words.en) : words[language],
    timeZone: organisation().timeZone,
    onError: (error) => {
      throw error;
    },
  };
});
