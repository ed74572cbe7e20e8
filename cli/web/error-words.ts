/** The words of error pages, in the visitor's language. */
import type { IncomingMessage } from 'node:http';
import { type Language, pickLanguage } from '#domain/languages';
import type { Settings } from './settings.ts';
import de from './words/de.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };
import ptBr from './words/pt-BR.json' with { type: 'json' };

const words: Record<Language, typeof en> = { en, es, fr, de, 'pt-BR': ptBr };

const chosen = /(?:^|;\s*)__Host-habeas-language=([\w-]+)/;

const isPage = (name: string): name is keyof typeof en.pages => Object.hasOwn(en.pages, name);

function wordsIn(language: Language, status: number) {
  const { pages, ...rest } = words[language];
  const name = String(Math.min(status, 500));
  return { language, ...rest, ...pages[isPage(name) ? name : 'unreadable'] };
}

/** What the page of a status says, to who asked, and the same in the other languages; the desk is in English. */
export function errorWords({ url = '', headers }: IncomingMessage, { languages }: Settings, status: number) {
  const isDesk = /^\/desk(\/|\?|$)/.test(url);
  const kept = chosen.exec(headers.cookie ?? '')?.[1];
  const language = isDesk ? 'en' : pickLanguage(kept, headers['accept-language'] ?? null, languages);
  const others = isDesk ? [] : languages.filter((one) => one !== language).map((one) => wordsIn(one, status));
  return { ...wordsIn(language, status), others };
}
