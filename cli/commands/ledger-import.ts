import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { withBoth } from '#cli/running/ledger';
import { importLedger } from '#worker/ledger/import';
import { replayLedger } from '#worker/ledger/replay';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- ledger import FILE --identity KEYFILE --from KEY [--json]

Takes the ledger of another installation over, and opts out at once who had opted out there. Deletions are remembered; where the
account database came from that installation, \`ledger replay --imported\` does them again. A file that was cut or changed leaves nothing.
  --identity  the file that \`age-keygen\` wrote (AGE-SECRET-KEY-1…)
  --from      the key that the other installation signs with, as \`ledger export\` printed it there
  --json      one JSON object`;

const options = {
  identity: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

async function run([file, ...words]: string[]): Promise<void> {
  const { identity, from, json } = readOptions(words, options);
  if (!file || file.startsWith('-') || !identity || !from) {
    throw new Refusal('A file, --identity KEYFILE and --from KEY are needed.');
  }
  const missing = [file, identity].find((one) => !existsSync(one));
  if (missing) throw new Refusal(`There is no file ${missing}.`);
  const secret = /^AGE-SECRET-KEY-\S+$/m.exec(readFileSync(identity, 'utf8'))?.[0];
  if (!secret) throw new Refusal(`${identity} has no line that begins with AGE-SECRET-KEY-1.`);
  await withBoth(async (surroundings) => {
    const wanted = { identity: secret, from, now: surroundings.now() };
    const octets = createReadStream(file);
    const taken = await importLedger(octets, wanted).catch((error) => {
      throw new Refusal(`Nothing was taken over. ${error instanceof Error ? error.message : ''}`);
    });
    const { replayed, failed } = await replayLedger(surroundings, { imported: true, only: 'opt-out' });
    const report = { ...taken, optedOut: replayed.length, failed };
    console.log(
      json
        ? JSON.stringify(report)
        : `${taken.entries} entries, ${taken.added} of them new; ${replayed.length} opted out here, ${failed.length} failed.`,
    );
    if (failed.length > 0) throw new Refusal('Import the file once more when the map has the opt-outs that failed.');
  });
}

export default { usage, run } satisfies Command;
