import { database } from '#db/client';
import { hasOwnData } from '#db/installation';

/** How long the first page waits for the portal's database, in milliseconds. */
const patienceMs = 300;

let known = false;

/** Whether the map has fields for “My data”. Never keeps a page waiting: while the database is away, as it was last. */
export async function offersOwnData(): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(known), patienceMs).unref());
  const asked = hasOwnData(database()).then(
    (offers) => {
      known = offers;
      return known;
    },
    () => known,
  );
  return Promise.race([asked, late]);
}
