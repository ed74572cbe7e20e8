import type { Language } from '#domain/languages';
import { type LetterKind, letterFields } from '#domain/letters';
import type { Organisation } from '#domain/organisation';
import { letters } from '#emails/letters/index';
import { samples } from '#emails/samples';
import { type Words, wordsFor } from '#emails/words';

/** What a letter says in whole sentences, a paragraph a line: no labels, values, buttons, or words that somebody typed. */
export function letterProse(kind: LetterKind, organisation: Organisation, language: Language): string {
  const words: Words = wordsFor(organisation, language);
  const { blocks, why } = letters[kind](letterFields[kind].parse(samples[kind]), words);
  const said = blocks.flatMap((block) => {
    if ('paragraph' in block) return [block.paragraph];
    return 'list' in block ? block.list : [];
  });
  return [...said, why].map((line) => line.replaceAll(/\S+@\S+|\([^)]*\)|[A-Z]{2}-\w{4}-\w{4}/g, '')).join('\n');
}
