import { createReadStream, existsSync } from 'node:fs';
import { anchorOf, tellVerdict } from '#cli/audit-verdict';
import { Refusal } from '#cli/refusal';
import { checkAuditFile } from '#requests/check-audit-file';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- audit check FILE [<number>:<hash> …]

Recomputes the chain of a file that \`audit export\` has written, on any machine, and names the first event that was changed,
removed or cut off. Give it the head that the export printed: without one, a file whose end was cut off looks whole.`;

/** Parted by line feeds alone: a value may hold other characters that end a line elsewhere. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function run([file, ...words]: string[]): Promise<void> {
  if (!file || !existsSync(file)) throw new Refusal('Say which file: `audit check FILE`.');
  tellVerdict(await checkAuditFile(linesOf(file), words.map(anchorOf)));
}

export default { usage, run } satisfies Command;
