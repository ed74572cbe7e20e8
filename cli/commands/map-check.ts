import { existsSync } from 'node:fs';
import path from 'node:path';
import { readOptions } from '#cli/options';
import { withAccount } from '#cli/running/account';
import { loadMap } from '#datamap/load';
import type { Remark } from '#datamap/remark';
import { reviewMap } from '#datamap/review';
import type { Organisation } from '#domain/organisation';
import { readOrganisation } from '#requests/organisation';
import { organisationRemarks } from '#worker/organisation-remarks';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- map check [--json]

Prints what is wrong with datamap.yaml, one line each: names that are not in the database, personal-looking columns that
no line covers, rights that the portal’s role lacks, foreign keys and triggers in a deletion's way, promises that rows break or that no line carries out,
webhooks that lead nowhere or into a private network, holidays of nowhere. Exit code 1 when there is a problem.`;

/** Prints what is wrong with the map, one line each; problems make the exit code 1. */
async function run(words: string[]): Promise<void> {
  const { json } = readOptions(words, { json: { type: 'boolean', default: false } });
  await withAccount(async ({ folder, client }) => {
    const loaded = loadMap(path.join(folder, 'datamap.yaml'));
    const organisation = organisationBeside(folder);
    const { remarks } = await reviewMap(client, loaded, new Date(), organisation);
    if (organisation) remarks.push(...(await organisationRemarks(organisation)));
    const problems = remarks.filter(({ level }) => level === 'problem');
    console.log(
      json ? JSON.stringify({ ok: problems.length === 0, file: loaded.file, remarks }) : said(loaded.file, remarks),
    );
    if (!organisation && !json) console.log('There is no organisation.yaml beside it: promises were not looked at.');
    if (problems.length > 0) process.exitCode = 1;
  });
}

/** The organisation file. A first map has none beside it: then the map alone is looked at. */
function organisationBeside(folder: string): Organisation | undefined {
  return existsSync(path.join(folder, 'organisation.yaml')) ? readOrganisation(folder) : undefined;
}

function said(file: string, remarks: Remark[]): string {
  const lines = remarks.map(({ line, column, level, says }) => `${file}:${line}:${column}: ${level}: ${says}`);
  const count = (level: Remark['level']) => remarks.filter((remark) => remark.level === level).length;
  return [...lines, `${file}: ${plural(count('problem'), 'problem')}, ${plural(count('note'), 'note')}`].join('\n');
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export default { usage, run } satisfies Command;
