import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { asksAddressAlone } from '#domain/opt-out-asks';
import { wholeFace } from './map-face.ts';

/** Keys of the map's opt-outs that ask for an address alone, for which a mailing can carry a link. */
export function mailableOptOuts(): Promise<string[]> {
  return inTransaction(async (tx) => {
    const { optOuts } = wholeFace((await findInstallation(tx)).mapFace);
    return optOuts.filter(asksAddressAlone).map(({ key }) => key);
  });
}
