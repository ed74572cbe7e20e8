import type { LetterFields, LetterKind, WrittenLetter } from '#domain/letters';
import type { Organisation } from '#domain/organisation';
import { closing } from './closing.ts';
import { oneLine } from './content.ts';
import { frame } from './frame.ts';
import { letters } from './letters/index.ts';
import { asText } from './text.ts';
import { wordsFor } from './words.ts';

/**
 * Writes a letter: its subject, and the same words as text and as HTML.
 * @param language what the reader chose; English when we do not write in it
 * @throws ZodError when the fields are not those of the kind
 */
export function write<Kind extends LetterKind>(
  kind: Kind,
  fields: LetterFields<Kind>,
  { organisation, language }: { organisation: Organisation; language: string },
): WrittenLetter {
  const words = wordsFor(organisation, language);
  const content = letters[kind](fields, words);
  const under = closing(content.why, words);
  return { subject: oneLine(content.subject), text: asText(content, under), html: frame(content, under, words) };
}
