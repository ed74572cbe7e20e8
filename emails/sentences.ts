/** Sentences that an organisation writes itself, held against ours when its files are read. */
import { IntlMessageFormat } from 'intl-messageformat';
import { didYouMean } from '#domain/faults';
import type { Language } from '#domain/languages';
import type { Sentences } from '#domain/words-file';
import en from './messages/en.json' with { type: 'json' };

type Part = ReturnType<IntlMessageFormat['getAst']>[number];
type Fault = { path: string[]; says: string };

/** How a part is set: the numbers of `TYPE` in @formatjs/icu-messageformat-parser. */
const set = { text: 0, plainly: 1, number: 2, plural: 6, pound: 7 } as const;

/** Variables that letters give as numbers; all others are words and days, written out. */
const numbers = ['count', 'days', 'minutes', 'percent'];

/** Each variable of a message with all that it is set as. @throws SyntaxError when it cannot be read */
export function variablesOf(message: string, language: Language): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const visit = (part: Part): void => {
    if (part.type === set.text || part.type === set.pound) return;
    if (!('value' in part)) return;
    found.set(part.value, (found.get(part.value) ?? new Set()).add(part.type));
    if ('options' in part) for (const { value } of Object.values(part.options)) value.forEach(visit);
    if ('children' in part) part.children.forEach(visit);
  };
  new IntlMessageFormat(message, language).getAst().forEach(visit);
  return found;
}

/** Every sentence by its dotted key. */
const ours = new Map(flat(en));

function flat(tree: Sentences, above: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...above, key].join('.'), value]] : flat(value, [...above, key]),
  );
}

/** What is wrong with an organisation's sentences: no such sentence, no such variable, or a form that cannot be read. */
export function sentenceFaults(own: Sentences, language: Language, above: string[] = []): Fault[] {
  return Object.entries(own).flatMap(([key, value]): Fault[] => {
    const path = [...above, key];
    if (typeof value !== 'string') return sentenceFaults(value, language, path);
    const our = ours.get(path.join('.'));
    const says = our === undefined ? unknown(path.join('.')) : faultOf(value, our, language);
    return says ? [{ path, says }] : [];
  });
}

const unknown = (key: string): string => `no letter has the sentence "${key}"${didYouMean(key, ours.keys())}`;

function faultOf(sentence: string, our: string, language: Language): string | undefined {
  const known = [...variablesOf(our, 'en').keys()];
  let used: ReturnType<typeof variablesOf>;
  try {
    used = variablesOf(sentence, language);
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message.toLowerCase().replaceAll('_', ' ') : 'its form'}`;
  }
  for (const [name, types] of used) {
    if (!known.includes(name)) {
      const list = known.length > 0 ? known.map((one) => `{${one}}`).join(', ') : 'none';
      return `unknown variable {${name}}${didYouMean(name, known)}; this sentence has ${list}`;
    }
    const allowed: number[] = numbers.includes(name) ? [set.plainly, set.number, set.plural] : [set.plainly];
    if ([...types].some((type) => !allowed.includes(type))) return `{${name}} cannot be set this way: write {${name}}`;
  }
  return undefined;
}
