import type { Remark } from '#datamap/remark';
import type { Organisation } from '#domain/organisation';
import { holidayFaults } from './check-settings.ts';
import { webhookRemarks } from './webhook/check.ts';

/** What `map check` says of the organisation file beside the map. */
export async function organisationRemarks(
  organisation: Pick<Organisation, 'webhooks' | 'holidays'>,
): Promise<Remark[]> {
  const holidays = await holidayFaults(organisation);
  return [
    ...(await webhookRemarks(organisation)),
    ...holidays.map((fault): Remark => ({ ...fault, level: 'problem' })),
  ];
}
