import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Remark } from '#datamap/remark';
import type { Organisation } from '#domain/organisation';
import { isPublicAddress } from '#domain/public-address';
import type { Webhook } from '#domain/webhooks';
import { readEnv } from '#env';
import { secretOf } from './secret.ts';

/**
 * What `map check` says of the organisation file's webhooks: names that lead nowhere or into a private network, and
 * secrets that are not to be had here. Nothing is sent, so that a redirect shows at the first notice only.
 */
export async function webhookRemarks({ webhooks }: Pick<Organisation, 'webhooks'>): Promise<Remark[]> {
  const found = await Promise.all(Object.entries(webhooks).map(([name, webhook]) => remarksOn(name, webhook)));
  return found.flat();
}

async function remarksOn(name: string, webhook: Webhook): Promise<Remark[]> {
  const fault = await addressFault(new URL(webhook.url).hostname);
  const where = webhook.secret ?? webhook.secretFile;
  const at = { line: 1, column: 1 };
  const remark = (level: Remark['level'], what: string): Remark => ({
    ...at,
    level,
    says: `webhook "${name}" of the organisation file ${what}`,
  });
  return [
    ...(fault ? [remark('problem', fault)] : []),
    // The worker may have what this command has not.
    ...(secretOf(webhook) ? [] : [remark('note', `has no secret here: ${where} must hold whsec_ and 24 to 64 octets`)]),
  ];
}

async function addressFault(hostname: string): Promise<string | null> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (['localhost', '127.0.0.1', '::1'].includes(bare)) {
    return readEnv('HABEAS_WEBHOOKS_HERE').HABEAS_WEBHOOKS_HERE ? null : 'leads to this machine: nothing is sent there';
  }
  const addresses = isIP(bare) ? [bare] : await addressesOf(bare);
  if (addresses.length === 0) return `leads nowhere: ${bare} has no address`;
  const inner = addresses.find((address) => !isPublicAddress(address));
  return inner ? `leads into a private network (${inner}): nothing is sent there` : null;
}

async function addressesOf(name: string): Promise<string[]> {
  try {
    return (await lookup(name, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}
