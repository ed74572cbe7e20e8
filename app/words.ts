/**
 * The words and formats of a page, in its language. They stay on the server: client leaves get single sentences. What was
 * made of them is kept from page to page, because to read a sentence's pattern takes far longer than to fill it in.
 */
import { cache, use } from 'react';
import { createFormatter, createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
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

const words: Record<Language, Messages> = { en, es, fr, de, 'pt-BR': ptBR };

function configOf(locale: Language, messages: Messages) {
  const onError = (error: Error) => {
    throw error;
  };
  const config = { locale, messages, timeZone: organisation().timeZone, onError };
  return { config, formatter: createFormatter(config), translators: new Map<string, unknown>() };
}

type Config = ReturnType<typeof configOf>;

const kept = new Map<string, Config>();

/** Once per request. */
const here = cache(async (): Promise<Config> => {
  const { language, test } = await languageHere();
  const known = kept.get(test ?? language) ?? configOf(language, test ? allInTestLanguage(words.en) : words[language]);
  kept.set(test ?? language, known);
  return known;
});

type GroupName = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
type Translator<Group extends GroupName> = ReturnType<typeof createTranslator<Messages, Group>>;

function translatorIn<Group extends GroupName>({ config, translators }: Config, group: Group): Translator<Group> {
  const known = translators.get(group) ?? createTranslator({ ...config, namespace: group });
  translators.set(group, known);
  return known as Translator<Group>;
}

/** @param group of app/messages. @returns gives a sentence of it, filled in */
export const getTranslations = async <Group extends GroupName>(group: Group): Promise<Translator<Group>> =>
  translatorIn(await here(), group);

/** The same for a component that waits for nothing else: it is drawn with the one around it, not once more on its own. */
export const wordsHere = <Group extends GroupName>(group: Group): Translator<Group> => translatorIn(use(here()), group);

/** Numbers, lists and dates as the page's language writes them. */
export const getFormatter = async (): Promise<Config['formatter']> => (await here()).formatter;

/** The same for a component that waits for nothing else. */
export const localeHere = (): Language => use(here()).config.locale;

/** The same for a component that waits for nothing else. */
export const formatHere = (): Config['formatter'] => use(here()).formatter;

/** All sentences. */
export const getMessages = async (): Promise<Messages> => (await here()).config.messages;

export const getLocale = async (): Promise<Language> => (await here()).config.locale;
