import { inTransaction } from '#db/client';
import { asksAddressAlone } from '#domain/opt-out-asks';
import { mapFace } from './map-face.ts';

/** Keys of the map's opt-outs that ask for an address alone, for which a mailing can carry a link. */
export function mailableOptOuts(): Promise<string[]> {
  return inTransaction(async (tx) => {
    const { optOuts } = await mapFace(tx);
    return optOuts.filter(asksAddressAlone).map(({ key }) => key);
  });
}
