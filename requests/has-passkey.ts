import { inTransaction, type Transaction } from '#db/client';
import { countPasskeys } from '#db/passkey';
import { relyingParty } from './relying-party.ts';

/** Whether somebody of the desk has a passkey that works here. */
export const hasPasskeyIn = async (tx: Transaction, staffId: string): Promise<boolean> =>
  relyingParty() !== null && (await countPasskeys(tx, staffId)) > 0;

/** The same, for a page. */
export const hasPasskey = ({ staffId }: { staffId: string }): Promise<boolean> =>
  inTransaction((tx) => hasPasskeyIn(tx, staffId));
