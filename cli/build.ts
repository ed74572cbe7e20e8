/** `npm run build`: the pages, unless they were built of the same sources before. */
import path from 'node:path';
import { complain } from './refusal.ts';
import { buildWhenNeeded } from './running/build.ts';

buildWhenNeeded(path.join(import.meta.dirname, '../.next')).catch((error) => {
  complain(error);
  process.exitCode = 1;
});
