import type { ClientBase } from 'pg';

/**
 * Does work between a BEGIN and its end; whatever is thrown undoes all of it.
 * @param begin the statement that opens the transaction, with its limits
 */
export async function transaction<Result>(
  client: ClientBase,
  begin: string,
  end: 'COMMIT' | 'ROLLBACK',
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query(end);
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // the connection may be gone, and the first error says why
    throw error;
  }
}
