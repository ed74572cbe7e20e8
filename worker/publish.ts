import { faceOf } from '#datamap/face';
import { publishMap } from '#requests/publish-map';
import type { Account } from './account.ts';
import { classify } from './failure.ts';

/** Tells the portal database of the map as it was checked, with what its check found to complain of. */
export async function publish(account: Account, now: Date): Promise<void> {
  const checked = account.checked();
  // Names are right, so the portal can work; that its rows could not be looked at is a complaint too.
  const problems = await account
    .review(now)
    .catch((error) => [`The check did not come to its end: ${classify(error)}`]);
  await publishMap({ face: faceOf(checked), hash: checked.hash, problems, now });
}
