import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { canonicalAddress } from '#domain/address';
import { mailableOptOuts } from '#requests/mailable-opt-outs';
import { mailingLink } from '#requests/mailing-link';
import type { Command } from '../command.ts';
import { disconnectAfter } from './staff-words.ts';

const usage = `npm run -s habeas -- mailing links --opt-out KEY [--headers] < addresses > links

Reads addresses, one a line, and prints each with a tab and its link. KEY is an opt-out of the data map that asks for the address alone.
With --headers the two header lines stand in the link's place, parted by a tab. The links do not expire.`;

/** @param link https, or no mail provider posts to it */
const headersOf = (link: string) => `List-Unsubscribe: <${link}>\tList-Unsubscribe-Post: List-Unsubscribe=One-Click`;

/** The lines to print. A line that is no address is named by its number: terminals are logged. */
async function* linesFor(optOut: string, withHeaders: boolean): AsyncGenerator<string> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const address = canonicalAddress(line);
    if (!address.ok) {
      console.error(`Line ${number} is not a plain e-mail address; it was left out`);
      process.exitCode = 1;
      continue;
    }
    const link = mailingLink({ address: address.value, optOut });
    yield `${address.value}\t${withHeaders ? headersOf(link) : link}\n`;
  }
}

async function checked(optOut: string | undefined): Promise<string> {
  const known = await mailableOptOuts();
  if (optOut !== undefined && known.includes(optOut)) return optOut;
  const wrong = optOut === undefined ? 'Give --opt-out.' : `There is no opt-out ${JSON.stringify(optOut)}.`;
  throw new Refusal(
    `${wrong} By an address alone, the map that the worker has published offers ${known.join(', ') || 'none'}`,
  );
}

async function run(words: string[]): Promise<void> {
  const options = { 'opt-out': { type: 'string' }, headers: { type: 'boolean', default: false } } as const;
  const { 'opt-out': given, headers } = readOptions(words, options);
  await disconnectAfter(async () => {
    const optOut = await checked(given);
    await pipeline(Readable.from(linesFor(optOut, headers)), process.stdout, { end: false });
  });
}

export default { usage, run } satisfies Command;
