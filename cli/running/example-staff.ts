/** Run once by `npm start` of an example: made-up people for the desk, each with a second factor from the beginning. */
import { complain } from '#cli/refusal';
import { connect, disconnect, inTransaction } from '#db/client';
import { findStaffByEmail } from '#db/staff';
import { readEnv } from '#env';
import { addStaff } from '#requests/add-staff';
import { organisation } from '#requests/organisation';
import { newTotpSecret } from '#requests/totp';
import { type ExampleColleague, exampleStaff } from './colleagues.ts';

async function put({ email, name, role }: ExampleColleague): Promise<void> {
  if (await inTransaction((tx) => findStaffByEmail(tx, email))) return;
  const actor = { kind: 'operator' } as const;
  const added = await addStaff({ actor, email, name, role, totpSecret: newTotpSecret(), now: new Date() });
  if (!added.ok) throw new Error(`the example's ${role} was refused: ${added.problems[0].code}`);
}

async function run(): Promise<void> {
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 2);
  try {
    for (const colleague of exampleStaff(organisation())) await put(colleague);
  } finally {
    await disconnect();
  }
}

run().catch(complain);
