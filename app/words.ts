/**
 * The words and formats of a page, in its language. They stay on the server: client leaves get single sentences. What was
 * made of them is kept from page to page, because to read a sentence's pattern takes far longer than to fill it in.
 */
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

const kept = new Map<string, ReturnType<typeof configOf>>();

async function here(): Promise<ReturnType<typeof configOf>> {
  const { language, test } = await languageHere();
  const known = kept.get(test ?? language) ?? configOf(language, test ? allInTestLanguage(words.en) : words[language]);
  kept.set(test ?? language, known);
  return known;
}

type Translator<Group extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof createTranslator<Messages, Group>
>;

/** @param group of app/messages. @returns gives a sentence of it, filled in */
export async function getTranslations<Group extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  group: Group,
): Promise<Translator<Group>> {
  const { config, translators } = await here();
  const known = translators.get(group) ?? createTranslator({ ...config, namespace: group });
  translators.set(group, known);
  return known as Translator<Group>;
}

/** Numbers, lists and dates as the page's language writes them. */
export const getFormatter = async (): Promise<ReturnType<typeof createFormatter>> => (await here()).formatter;

/** All sentences. */
export const getMessages = async (): Promise<Messages> => (await here()).config.messages;

export const getLocale = async (): Promise<Language> => (await here()).config.locale;
