import { Refusal } from '#cli/refusal';
import { connect, disconnect } from '#db/client';
import type { ProblemCode, Result } from '#domain/problems';
import { readEnv } from '#env';

const words: Partial<Record<ProblemCode, string>> = {
  'address-missing': 'Whose? Give --email.',
  'address-not-plain': 'This is not a plain e-mail address.',
  'staff-known': 'This address works at the desk, or did: an admin lets somebody in again under “Settings”.',
  'staff-unknown': 'Nobody with this address works at the desk.',
  'staff-name-missing': 'Give --name, up to 200 characters.',
  'last-admin': 'The last admin cannot be shut out: add another one first.',
};

/** The value of a use-case's result, or one line for who sits at the terminal. */
export function orRefuse<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const [{ code }] = result.problems;
  throw new Refusal(words[code] ?? `Refused: ${code}`);
}

/** Runs a command on the portal database and lets go of it, or the process would not end. */
export async function disconnectAfter(work: () => Promise<void>): Promise<void> {
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 1);
  try {
    await work();
  } finally {
    await disconnect();
  }
}
