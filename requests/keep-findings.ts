import { inTransaction } from '#db/client';
import { replaceFindings } from '#db/finding';
import { lockRequest } from '#db/request';
import { type Finding, findingMinutes } from '#domain/finding';
import { isOpen } from '#domain/states';

/** Keeps what the worker found for the desk to look at, for minutes. Closed requests show nobody's data. */
export function keepFindings({
  requestId,
  findings,
  now,
}: {
  requestId: string;
  findings: Finding[];
  now: Date;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about || !isOpen(about.status)) return;
    const expiresAt = new Date(now.getTime() + findingMinutes * 60_000);
    await replaceFindings(tx, { requestId, key: about.key, findings, expiresAt });
  });
}
