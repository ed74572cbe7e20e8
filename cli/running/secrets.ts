import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '#cli/refusal';

const secret = z.string().min(32);
const secretsSchema = z.object({
  /** HABEAS_SECRET, when the environment has none. */
  master: secret,
  /** Passwords of the embedded PostgreSQL's roles. */
  roles: z.object({
    habeas_owner: secret,
    habeas_web: secret,
    habeas_worker: secret,
    organisation: secret,
    habeas: secret,
  }),
});

export type Secrets = z.output<typeof secretsSchema>;

const random = (): string => randomBytes(36).toString('base64url');

const makeSecrets = (): Secrets => ({
  master: random(),
  roles: {
    habeas_owner: random(),
    habeas_web: random(),
    habeas_worker: random(),
    organisation: random(),
    habeas: random(),
  },
});

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Refusal(`${file} cannot be read: is it another user's? (HABEAS_DATA names another folder.)`);
  }
};

/**
 * The secrets of this installation, made at the first start. Whoever loses the file loses what the portal sealed, so one
 * that is damaged is never replaced.
 * @throws Refusal when the file is damaged or another user's
 */
export function loadSecrets(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  const text = read(file);
  if (text !== null) {
    try {
      return secretsSchema.parse(JSON.parse(text));
    } catch {
      throw new Refusal(`${file} is damaged: restore it, or start anew with \`npm run habeas -- reset\`.`);
    }
  }
  const secrets = makeSecrets();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
