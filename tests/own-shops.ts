/** Account databases of an example for the tests of one file, closed after the last of them. */
import { after } from 'node:test';
import { exampleAccount, type Guarded, guarded } from './checked-map.ts';

/** @returns what makes one more, each with its own rows */
export function ownShops(example = 'clickandchat'): () => Promise<Guarded> {
  const opened: Guarded[] = [];
  after(async () => {
    for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
  });
  return async () => {
    const shop = await guarded(await exampleAccount(example));
    opened.push(shop);
    return shop;
  };
}
