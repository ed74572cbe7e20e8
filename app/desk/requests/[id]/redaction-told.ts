import { isRedactionGround, type RedactionsTold, redactionsTold } from '#domain/redaction';
import { count } from '../../words.ts';
import { groundWords, leftOutWords, lookalikeWords } from './findings/redaction-words.ts';

/** What of them is in no table that the history may name. */
function elsewhere({ rows, values, tables }: RedactionsTold) {
  const named = { rows: 0, values: 0 };
  for (const one of tables) {
    named.rows += one.rows;
    named.values += one.values;
  }
  return { rows: rows - named.rows, values: values - named.values, texts: 0 };
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** What was left out of a copy and on which ground, as far as the history tells: no value and no text. */
export function redactionTold(detail: Record<string, unknown>): string {
  const { data: told } = redactionsTold.safeParse(detail);
  if (!told) return '';
  const texts = told.texts - told.every.length;
  const parts = [
    ...told.tables.map(({ table, ...some }) => `${leftOutWords({ ...some, texts: 0 })} of ${table}`),
    leftOutWords(elsewhere(told)),
    ...told.every.map((one) => lowerFirst(lookalikeWords[one])),
    texts > 0 ? count(texts, 'text wherever it stands', 'texts wherever they stand') : '',
  ].filter((part) => part !== '');
  const why = isRedactionGround(detail.ground) ? ` (${lowerFirst(groundWords[detail.ground])})` : '';
  return `: ${parts.join('; ')}${why}`;
}
