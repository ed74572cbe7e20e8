import { inTransaction } from '#db/client';
import { insertSsoAttempt } from '#db/sso';
import { countOne } from '#db/tally';
import { newToken } from '#db/tokens';
import { ok, type Result, refused } from '#domain/problems';
import { refuseSso } from './refuse-sso.ts';
import { ssoAddress } from './sso-provider.ts';

export type BeginSso = {
  /** The beginning browser's secret, from its cookie. */
  browser: string;
  /** Network address of the client, as the web server saw it. */
  client: string;
  now: Date;
};

/** From one network address: a whole office that signs in of a morning, and some who begin anew. */
const beginsAnHour = 120;
const hour = 3600;

/**
 * Begins a single sign-on: state, nonce and code verifier are made for it alone and kept for this browser.
 * @returns the provider's address, to which the browser goes
 */
export async function beginSso({ browser, client, now }: BeginSso): Promise<Result<string>> {
  const begun = await inTransaction((tx) => countOne(tx, `sso:${client}`, hour, now));
  if (begun > beginsAnHour) return refused('too-many-tries');
  const [state, secrets] = [newToken(), { nonce: newToken(), verifier: newToken() }];
  const address = await ssoAddress(state, secrets);
  return inTransaction(async (tx) => {
    if (!address.ok) return refuseSso(tx, { ...address, now });
    await insertSsoAttempt(tx, { state, browser, secrets, now });
    return ok(address.value);
  });
}
