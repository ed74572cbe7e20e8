import { Refusal } from '#cli/refusal';
import type { ProblemCode } from '#domain/problems';
import { announceSharing } from '#requests/announce-sharing';
import { organisation } from '#requests/organisation';
import type { Command } from '../command.ts';
import { disconnectAfter } from './staff-words.ts';

const usage = `npm run habeas -- sharing announce <id>

The id is that of a line under sharings: in organisation.yaml. Everybody who has not opted out of sharing gets one letter with a link that
prevents it. Announced again, only people who came since are written to.`;

const words: Partial<Record<ProblemCode, (id: string) => string>> = {
  'not-found': (id) => {
    const known = organisation().sharings.map((one) => one.id);
    return `organisation.yaml has no sharing ${JSON.stringify(id)}; it has ${known.join(', ') || 'none'}`;
  },
  'day-over': () =>
    'It is to begin today or has begun: who is told now could not prevent it. Give it a later day in `from`.',
  'not-possible-now': () =>
    'The data map that the worker has published has no opt-out "sharing" that asks for the address alone: nobody could prevent it.',
};

async function run([id = '']: string[]): Promise<void> {
  if (id === '') throw new Refusal('Which one? Give the id of a sharing of organisation.yaml.');
  await disconnectAfter(async () => {
    const announced = await announceSharing({ sharing: id, now: new Date() });
    if (!announced.ok) {
      const [{ code }] = announced.problems;
      throw new Refusal(words[code]?.(id) ?? `Refused: ${code}`);
    }
    console.log(
      `The worker writes to everybody who has not opted out; ${announced.value.to} gets nothing before ${announced.value.from}`,
    );
  });
}

export default { usage, run } satisfies Command;
