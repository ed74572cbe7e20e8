import { writeNewFile } from '#cli/new-file';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { exportAudit } from '#requests/export-audit';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- audit export --to FILE

Writes all events to a file, one a line: a hash, and the JSON that this hash and the one before are made of. It ends by printing
the head as <number>:<hash>: give it to whoever gets the file, by another way. \`audit check\` holds the file against it.
  --to  a file that is not there yet`;

const options = { to: { type: 'string' } } as const;

async function run(words: string[]): Promise<void> {
  const { to } = readOptions(words, options);
  if (!to) throw new Refusal('--to needs a file.');
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 1);
  try {
    const { head, lines } = await exportAudit();
    await writeNewFile(to, lines, 0o600);
    console.log(`${head.seq} events written to ${to}.\n${head.seq}:${head.hash}`);
  } finally {
    await disconnect();
  }
}

export default { usage, run } satisfies Command;
