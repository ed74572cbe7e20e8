import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { withBothAsTheyAre } from '#cli/running/ledger';
import { failureClass } from '#domain/failures';
import { wordsFor } from '#emails/words';
import { organisation } from '#requests/organisation';
import { testSelf } from '#worker/self-test';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- self-test [--json]

Does now what the worker does every night: carries out a deletion and a copy for the test account of organisation.yaml
(selfTest), to the last statement, takes all of it back, and shows that nothing changed. How it went is kept for the desk.
  --json  one JSON object`;

const options = { json: { type: 'boolean', default: false } } as const;

/** @throws Refusal when it did not come to its end, so that the command's exit code says so */
async function run(words: string[]): Promise<void> {
  const { json } = readOptions(words, options);
  await withBothAsTheyAre(async (surroundings) => {
    const tested = await testSelf(surroundings);
    if (!tested) {
      throw new Refusal(
        'organisation.yaml names no test account: add selfTest: { email: … } with an account of nobody’s.',
      );
    }
    const { at, tookMs, failure } = tested;
    if (json) console.log(JSON.stringify({ at, tookMs, failure }));
    if (failure !== null) throw new Refusal(`The self-test failed. ${inWords(failure)}`);
    if (!json) console.log(`The self-test came to its end in ${tookMs} ms, and all was taken back: nothing changed.`);
  });
}

function inWords(stored: string): string {
  const failure = failureClass(stored);
  const { t } = wordsFor(organisation(), 'en');
  return `${t(`failures.${failure}.what`).replace(/\.$/, '')}. ${t(`failures.${failure}.todo`)}`;
}

export default { usage, run } satisfies Command;
