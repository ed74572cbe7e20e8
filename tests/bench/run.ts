/**
 * `npm run bench [name …]`: each bench in a process of its own, so that its memory is its own. Prints one JSON object a
 * line. Without a name: all but those that need a program which does not come with the project.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const parts = new Set([
  'run.ts',
  'line.ts',
  'one-person.ts',
  'crowd.ts',
  'bare-route.ts',
  'bare-next.ts',
  'someone-following.ts',
  'visits.ts',
  'claims.ts',
  'many-requests.ts',
  'filled-desk.ts',
]);
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !parts.has(file))
  .map((file) => path.basename(file, '.ts'))
  .sort();

const onlyByName = new Set(['lighthouse']);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const name of wanted.length > 0 ? wanted : known.filter((one) => !onlyByName.has(one))) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, `${name}.ts`)], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
