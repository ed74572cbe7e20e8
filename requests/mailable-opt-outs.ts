import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { wholeFace } from './map-face.ts';

/** Keys of the map's opt-outs that ask for an address alone, for which a mailing can carry a link. */
export function mailableOptOuts(): Promise<string[]> {
  return inTransaction(async (tx) => {
    const { optOuts } = wholeFace((await findInstallation(tx)).mapFace);
    return optOuts.filter(({ asks }) => (asks ?? ['email']).join() === 'email').map(({ key }) => key);
  });
}
