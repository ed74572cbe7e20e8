import { readOptions } from '#cli/options';
import { organisationFolder } from '#cli/organisation-folder';
import { wordsSaid } from '#cli/words-said';
import { didYouMean } from '#domain/faults';
import { wordsFor } from '#emails/words';
import { readOrganisation } from '#requests/organisation';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- letters check [--json]

Reads organisation.yaml, datamap.yaml and words/*.yaml of HABEAS_ORGANISATION, or of the example, and prints for each of the
organisation's languages which of its own words people would read untranslated, and which translations are of words that
are nowhere any more. It needs no database. Exit code 1 when there is anything to say.`;

type Remark = { file: string; says: string };

/** Prints what of the organisation's own words is not translated, one line each. */
async function run(words: string[]): Promise<void> {
  const { json } = readOptions(words, { json: { type: 'boolean', default: false } });
  const remarks = remarksOn(organisationFolder());
  const lines = remarks.map(({ file, says }) => `${file}: ${says}\n`).join('');
  process.stdout.write(
    json ? `${JSON.stringify({ ok: remarks.length === 0, remarks })}\n` : lines || 'Nothing to say.\n',
  );
  if (remarks.length > 0) process.exitCode = 1;
}

/** @throws FileFault when one of the files cannot be read */
function remarksOn(folder: string): Remark[] {
  const organisation = readOrganisation(folder);
  const said = wordsSaid(folder);
  const [first, ...others] = organisation.languages;
  return [...new Set([...others, ...organisation.languages])].flatMap((language) => {
    const file = `words/${language}.yaml`;
    const own = organisation.words[language]?.own ?? {};
    const translated = wordsFor(organisation, language).said;
    const missing = [...said.people].filter(
      (words) => language !== first && !Object.hasOwn(own, words) && translated(words) === words,
    );
    const left = Object.keys(own).filter((words) => !said.all.has(words));
    return [
      ...missing.map((words) => ({ file, says: `no translation of "${words}"` })),
      ...left.map((words) => ({ file, says: `"${words}" is nowhere any more${didYouMean(words, said.people)}` })),
    ];
  });
}

export default { usage, run } satisfies Command;
