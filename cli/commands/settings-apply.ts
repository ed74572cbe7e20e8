import path from 'node:path';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { withClient } from '#cli/running/sql';
import { parseMap } from '#datamap/load';
import { reviewMap, reviewNames } from '#datamap/review';
import { connect, database, disconnect, inTransaction } from '#db/client';
import { findPending, findSettings, wasPublished } from '#db/settings';
import { type Hunk, hunksOf } from '#domain/line-diff';
import type { SettingsFiles } from '#domain/settings';
import { readEnv } from '#env';
import { parseOrganisation } from '#requests/organisation';
import { record } from '#requests/record';
import { readSettings, settingsDigest, writeSettings } from '#requests/settings-files';
import { organisationRemarks } from '#worker/organisation-remarks';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- settings apply [--digest DIGEST] [options]

Puts the version of organisation.yaml and datamap.yaml that two admins have published at the desk into the folder of
HABEAS_ORGANISATION. Without --digest it only shows who wrote and who published it, what changes, and what map check says;
with the digest that it names, it does that once more and writes exactly what you have read. Then start the processes anew.
  --digest         as printed, its first 12 figures
  --over           although the files of the folder are others than those it was made from
  --with-problems  although map check finds problems; names that are not in the database are refused all the same`;

const options = {
  digest: { type: 'string' },
  over: { type: 'boolean', default: false },
  'with-problems': { type: 'boolean', default: false },
} as const;

const figures = 12;
const names = { organisation: 'organisation.yaml', map: 'datamap.yaml' } as const;

type Published = NonNullable<Awaited<ReturnType<typeof findSettings>>>;

/** @throws Refusal when nothing waits, or what waits is not to be trusted as it stands */
async function run(words: string[]): Promise<void> {
  const given = readOptions(words, options);
  const env = readEnv('DATABASE_URL', 'ACCOUNT_DATABASE_URL', 'HABEAS_ORGANISATION');
  const folder = path.resolve(env.HABEAS_ORGANISATION);
  connect(env.DATABASE_URL, 'habeas_worker', 1);
  try {
    const version = await published();
    const before = readSettings(folder);
    console.log(told(version, before));
    refuseOthers(before, version, await baseOf(version), given.over);
    await check(env.ACCOUNT_DATABASE_URL, version, given['with-problems']);
    const digest = version.digest.slice(0, figures);
    if (given.digest === undefined)
      return console.log(`Nothing is written yet. If this is right, add --digest ${digest}`);
    if (given.digest !== digest)
      throw new Refusal(`What waits is ${digest}, and not what you have read: read it first.`);
    await write(folder, version);
    console.log(`Version ${version.number} is in ${folder}. Start web and worker anew: until then nothing changes.`);
  } finally {
    await disconnect();
  }
}

/** What waits, and says what was published: neither its text nor the two names were changed since. */
async function published(): Promise<Published> {
  const pending = await findPending(database());
  const version = pending && (await findSettings(database(), pending.number));
  if (!version) throw new Refusal('No version waits: none was published since the last one came into force.');
  const isAsPublished = settingsDigest(version) === version.digest && (await wasPublished(database(), version));
  if (!isAsPublished) {
    throw new Refusal(`Version ${version.number} is not what the log of events has as published: find out why first.`);
  }
  return version;
}

async function baseOf({ basedOn }: Published): Promise<SettingsFiles | null> {
  return basedOn === null ? null : findSettings(database(), basedOn);
}

/** A file may be the one that it was made from, or its own already: an earlier try was cut off between the two. */
function refuseOthers(before: SettingsFiles, after: SettingsFiles, base: SettingsFiles | null, isTold: boolean): void {
  const others = (['organisation', 'map'] as const).filter(
    (which) => before[which] !== base?.[which] && before[which] !== after[which],
  );
  if (others.length === 0 || isTold) return;
  const said = others.map((which) => names[which]).join(' and ');
  throw new Refusal(
    `${said} of the folder is not what this version was made from. Look at the lines above; --over writes over it.`,
  );
}

/** @throws Refusal where the worker would not start with these files, or where there are problems and nobody said to go on */
async function check(url: string, files: SettingsFiles, isTold: boolean): Promise<void> {
  const organisation = parseOrganisation(files.organisation);
  const loaded = parseMap(files.map, names.map);
  await withClient(url, async (client) => {
    const { checked } = await reviewNames(client, loaded, organisation);
    const { remarks } = await reviewMap(client, loaded, new Date(), organisation);
    const problems = [...remarks, ...(await organisationRemarks(organisation))].filter(
      ({ level }) => level === 'problem',
    );
    for (const { line, column, says } of problems) console.log(`${names.map}:${line}:${column}: problem: ${says}`);
    if (!checked) throw new Refusal('The map names what is not in the account database: it cannot be used.');
    if (problems.length > 0 && !isTold)
      throw new Refusal('The check has found problems. Add --with-problems to go on.');
  });
}

async function write(folder: string, version: Published): Promise<void> {
  try {
    writeSettings(folder, version);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new Refusal(`The files of ${folder} could not be written (${code}): run this where they can be.`);
  }
  const { number, digest } = version;
  const entry = {
    type: 'settings-applied',
    actor: { kind: 'operator' },
    now: new Date(),
    detail: { number, digest },
  } as const;
  await inTransaction((tx) => record(tx, entry));
}

/** Letters that would move the cursor or colour the lines are nobody's to print. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_C}]/gu, '?');

function told(version: Published, before: SettingsFiles): string {
  const { number, writer, writtenAt, publisher, publishedAt, why } = version;
  return [
    `Version ${number}, digest ${version.digest.slice(0, figures)}`,
    `Written by ${plain(writer ?? '')}, ${writtenAt.toISOString()}: ${plain(why)}`,
    `Published by ${plain(publisher ?? '')}, ${publishedAt?.toISOString()}`,
    ...(['organisation', 'map'] as const).flatMap((which) =>
      fileTold(names[which], hunksOf(before[which], version[which])),
    ),
  ].join('\n');
}

const marks = { same: ' ', gone: '-', new: '+' };

function fileTold(name: string, hunks: Hunk[]): string[] {
  if (hunks.length === 0) return [`${name}: nothing changes`];
  const lines = hunks.flatMap((hunk) => [
    `@@ line ${hunk[0]?.line} @@`,
    ...hunk.map(({ kind, text }) => `${marks[kind]}${plain(text)}`),
  ]);
  return [`${name}:`, ...lines];
}

export default { usage, run } satisfies Command;
