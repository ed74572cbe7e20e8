import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Refusal } from '#cli/refusal';
import { childEnv } from '#env';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Runs a module of ours to its end, with an environment of its own.
 * @throws Refusal when it fails; it has said why
 */
export async function runOnce(script: string, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('./leash.ts'), path.join(root, script)], {
    cwd: root,
    env: childEnv(env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Refusal(`${script} failed.`);
}
