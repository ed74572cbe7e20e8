import { pictureOf } from '#datamap/draw/picture';
import { faceOf } from '#datamap/face';
import { publishMap } from '#requests/publish-map';
import type { Account } from './account.ts';
import { classify } from './failure.ts';

/** Tells the portal database of the map as it was checked, with what its check found to complain of. */
export async function publish(account: Account, now: Date): Promise<void> {
  const checked = account.checked();
  // Names were right at the start, so the portal can work; that its rows could not be looked at is a complaint too.
  const complaints = await account
    .review(now)
    .catch((error) => ({ problems: [`The check did not come to its end: ${classify(error)}`], drift: null }));
  await publishMap({ face: faceOf(checked), picture: pictureOf(checked.map), hash: checked.hash, ...complaints, now });
}
