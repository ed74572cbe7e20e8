import { anchorOf, tellVerdict } from '#cli/audit-verdict';
import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { verifyAudit } from '#requests/verify-audit';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- audit verify [<number>:<hash> …]

Recomputes the whole chain of events and names the first one that was changed, removed or cut off. It ends by printing the
chain's head as <number>:<hash>. Keep that line outside this machine (a mail to the auditor, a file elsewhere) and give it here the
next time: whoever owns the database can rewrite the chain, but not what you kept.`;

/** @throws Refusal when the chain is broken, so that the command's exit code says so */
async function run(words: string[]): Promise<void> {
  const anchors = words.map(anchorOf);
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 1);
  try {
    tellVerdict(await verifyAudit(anchors));
  } finally {
    await disconnect();
  }
}

export default { usage, run } satisfies Command;
