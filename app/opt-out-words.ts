import { faceHere } from './said-here.ts';
import { getLocale, getTranslations } from './words.ts';

/** What this organisation lets people opt out of, by the data map's labels, as a part of a sentence. */
export async function optOutWords(): Promise<string> {
  const [{ optOuts }, locale, t] = [await faceHere(), await getLocale(), await getTranslations('optOutWords')];
  if (optOuts.length === 0) return t('any');
  // The shortest first: what stands last may have commas and an “and” of its own.
  const ordered = optOuts.toSorted((one, other) => one.label.length - other.label.length);
  // Labels begin with a capital letter; in the middle of a sentence they do not, but for German nouns.
  const labels = ordered.map(({ label }) =>
    locale === 'de' ? label : label.charAt(0).toLocaleLowerCase(locale) + label.slice(1),
  );
  return new Intl.ListFormat(locale).format(labels);
}
