import { writeNewFile } from '#cli/new-file';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { encryptedFor } from '#worker/ledger/file';
import { publicKeyText } from '#worker/ledger/reconcile';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- ledger export --to FILE --recipient age1…

Writes the ledger to a file that only the recipient can open, signed with this installation's key. It prints the key: tell it to the
recipient by another way than the file.
  --to         a file that is not there yet
  --recipient  the recipient's age public key; \`age-keygen\` makes one`;

const options = { to: { type: 'string' }, recipient: { type: 'string' } } as const;

async function run(words: string[]): Promise<void> {
  const { to, recipient } = readOptions(words, options);
  if (!to || !recipient?.startsWith('age1'))
    throw new Refusal('--to needs a file, and --recipient a public key (age1…).');
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 2);
  try {
    const octets = await encryptedFor(recipient, new Date()).catch((error) => {
      throw new Refusal(`--recipient is no age public key: ${error instanceof Error ? error.message : ''}`);
    });
    await writeNewFile(to, octets, 0o600);
    console.log(`Written to ${to}, signed by\n${publicKeyText()}`);
  } finally {
    await disconnect();
  }
}

export default { usage, run } satisfies Command;
