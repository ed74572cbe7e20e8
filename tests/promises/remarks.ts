import path from 'node:path';
import { loadMap } from '#datamap/load';
import { reviewMap } from '#datamap/review';
import type { House } from './house.ts';

/** What `map check` has to say of the map of this journey and the rows as they are. */
export async function remarksOn({ shop, folder, clock }: House): Promise<string[]> {
  const { remarks } = await reviewMap(shop, loadMap(path.join(folder, 'datamap.yaml')), clock.now);
  return remarks.map(({ says }) => says);
}
