/** `node cli/readability.ts`: how easily each letter is read in each language, and the hardest sentences. */
import path from 'node:path';
import { languages } from '#domain/languages';
import { isLetterKind, letterFields } from '#domain/letters';
import { readOrganisation } from '#requests/organisation';
import { letterProse } from './measure/letter-prose.ts';
import { lengthOf, readability, sentencesOf } from './measure/readability.ts';

const organisation = readOrganisation(path.resolve(import.meta.dirname, '../examples/clickandchat'));
const kinds = Object.keys(letterFields).filter(isLetterKind);
const cell = (words: string | number): string => String(words).padStart(7);

console.log(`${'letter'.padEnd(24)}${languages.map(cell).join('')}`);
for (const kind of kinds) {
  const scores = languages.map((language) => readability(letterProse(kind, organisation, language), language));
  console.log(`${kind.padEnd(24)}${scores.map((score) => cell(score.toFixed(0))).join('')}`);
}
for (const language of languages) {
  const sentences = new Set(kinds.flatMap((kind) => sentencesOf(letterProse(kind, organisation, language))));
  const [longest = ''] = [...sentences].sort((a, b) => lengthOf(b) - lengthOf(a));
  console.log(`longest sentence, ${language}: ${lengthOf(longest)} words: ${longest.trim()}`);
}
