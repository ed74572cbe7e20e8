import { readEnv } from '#env';
import { openFromLink, sealForLink } from './link-token.ts';

/** Whom a mailing went to, and what its link opts them out of. */
export type Mailed = { address: string; optOut: string };

/**
 * The link for one mailing to one address. It does what anybody may do for any address without proof, so it does not
 * expire: mail is read years later, and a link in it must work for 30 days at the least.
 * @param address canonical
 * @see RFC 8058 §3.1; 15 U.S.C. 7704(a)(3)
 */
export const mailingLink = ({ address, optOut }: Mailed): string =>
  `${readEnv('HABEAS_URL').HABEAS_URL}/opt-out/one-click?by=${sealForLink('mailing', `${optOut} ${address}`)}`;

/** What a link's token says, or null when we did not make it. */
export function mailedBy(token: unknown): Mailed | null {
  const [optOut, address] = openFromLink('mailing', token)?.split(' ') ?? [];
  return optOut && address ? { address, optOut } : null;
}
