/** What a disturbed deletion left behind, on both sides. */
import { find } from '#datamap/find';
import { opened, type TestWorker } from '#tests/worker';

/** All rows of a person, as the map finds them; that they opted out outlives them. */
export async function rowsOf({ account }: TestWorker, email: string): Promise<number> {
  const asked = { identities: { email: [email] }, at: new Date() };
  const findings = await account.with((client) => find(client, account.checked(), asked));
  return findings.reduce((sum, { table, found }) => sum + (table === 'suppressed_addresses' ? 0 : found), 0);
}

export const receiptsOf = async ({ shop }: TestWorker, id: string): Promise<number> =>
  (await shop.query('SELECT 1 FROM habeas.receipt WHERE request_id = $1', [id])).rowCount ?? 0;

export const isDone = async (id: string): Promise<boolean> => (await opened(id)).status === 'done';
