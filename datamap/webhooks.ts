import { didYouMean } from '#domain/faults';
import type { LoadedMap } from './load.ts';
import { shown } from './names.ts';
import type { Remark } from './remark.ts';

/**
 * A problem for each recipient whose webhook is not in the organisation file: it would never hear of anything.
 * @param webhooks names in the organisation file; left out, nothing is looked at
 */
export function unknownWebhooks({ map, place }: LoadedMap, webhooks?: string[]): Remark[] {
  if (!webhooks) return [];
  return Object.entries(map.recipients).flatMap(([key, { webhook }]): Remark[] => {
    if (webhook === undefined || webhooks.includes(webhook)) return [];
    const says = `the organisation file has no webhook ${shown(webhook)}${didYouMean(webhook, webhooks)}`;
    return [{ ...place(['recipients', key, 'webhook']), level: 'problem', says }];
  });
}
