/** The organisation that this installation serves, read once from its file. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, FileFault } from '#domain/faults';
import { languages } from '#domain/languages';
import { type Organisation, organisationFile } from '#domain/organisation';
import { wordsFile } from '#domain/words-file';
import { sentenceFaults } from '#emails/sentences';
import { readEnv } from '#env';
import { parseYaml, readYaml } from './yaml-file.ts';

let known: Organisation | undefined;

/**
 * The organisation of HABEAS_ORGANISATION; read at the first call, then kept.
 * @throws FileFault with file, line and what is wrong
 */
export function organisation(): Organisation {
  known ??= readOrganisation(readEnv('HABEAS_ORGANISATION').HABEAS_ORGANISATION);
  return known;
}

/**
 * Reads `organisation.yaml` in a folder, and the words in other languages beside it.
 * @throws FileFault with file, line and what is wrong
 */
export function readOrganisation(folder: string): Organisation {
  return { ...readYaml(join(folder, 'organisation.yaml'), organisationFile), words: readWords(folder) };
}

/**
 * What a text says that is to become an `organisation.yaml`; words in other languages are beside it.
 * @throws FileFault with line and what is wrong
 */
export const parseOrganisation = (text: string): Omit<Organisation, 'words'> =>
  parseYaml(text, 'organisation.yaml', organisationFile);

/** `words/de.yaml` and its like. */
function readWords(folder: string): Organisation['words'] {
  const beside = join(folder, 'words');
  const files = existsSync(beside) ? readdirSync(beside).filter((name) => name.endsWith('.yaml')) : [];
  const words: Organisation['words'] = {};
  for (const name of files) {
    const file = join(beside, name);
    const language = languages.find((one) => `${one}.yaml` === name);
    if (!language) {
      const says = `is named for no language${didYouMean(
        name,
        languages.map((one) => `${one}.yaml`),
      )}`;
      throw new FileFault(file, [{ line: 1, column: 1, says }]);
    }
    words[language] = readYaml(file, wordsFile, ({ letters }) =>
      sentenceFaults(letters, language).map(({ path, says }) => ({ path: ['letters', ...path], says })),
    );
  }
  return words;
}
