/** `npm run check`: types, lint, layers, dead code. All of them run, whatever the first ones say. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const program = (name: string): string => path.join(root, 'node_modules/.bin', name);

const checks = [
  { name: 'types', command: [program('tsc'), '-p', '.'] },
  { name: 'lint and format', command: [program('biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'layers', command: [process.execPath, '--test', '--test-reporter=dot', 'tests/layers.test.ts'] },
  { name: 'dead code', command: [program('knip'), '--no-progress'] },
];

const outcomes = checks.map(({ name, command: [file = '', ...words] }) => {
  console.log(`── ${name}`);
  const passed = spawnSync(file, words, { cwd: root, stdio: 'inherit' }).status === 0;
  return { name, passed };
});

for (const { name, passed } of outcomes) console.log(`${passed ? 'passed' : 'FAILED'}  ${name}`);
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
