/** Words that pages and letters say as somebody wrote them: the organisation, or we in a list of the law. */
import type { Language } from './languages.ts';
import { type Organisation, ownWords } from './organisation.ts';
import de from './words/de.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };
import ptBr from './words/pt-BR.json' with { type: 'json' };

/** A new language is a file beside `en.json` and a line here. */
const words: Record<Language, typeof en> = { en, es, fr, de, 'pt-BR': ptBr };

const isOurs = (text: string): text is keyof typeof en.said => Object.hasOwn(en.said, text);

export type Sayer = {
  /** In the reader's language where the organisation or we have it, else as it was written; several, one a line, as “a, b or c”. */
  said(text: string): string;
  /** `GDPR Art. 15(4)` with the law's name as readers of the language know it. */
  cite(article: string): string;
};

/** What says the words of an organisation in a language. */
export function sayer(organisation: Organisation, language: Language): Sayer {
  const own = ownWords(organisation, language);
  const { said, law } = words[language];
  const known = (text: string) => own(text) ?? (isOurs(text) ? said[text] : null);
  /** What comes after a tab is nobody's to translate: how to reach whom the words name. */
  const one = (text: string) => {
    const [words = '', reach] = text.split('\t', 2);
    const found = known(words);
    return reach && found !== null ? `${found} (${reach})` : found;
  };
  const anyOf = new Intl.ListFormat(language, { type: 'disjunction' });
  return {
    said: (text) => {
      const whole = known(text);
      if (whole !== null) return whole;
      const lines = text.split('\n').map(one);
      const all = lines.filter((line) => line !== null);
      return all.length === lines.length ? anyOf.format(all) : text.replaceAll(/\t(.*)/g, ' ($1)');
    },
    cite: (article) => article.replace(/\b(UK )?GDPR\b/g, (_, uk?: string) => (uk ? law.ukGdpr : law.gdpr)),
  };
}
