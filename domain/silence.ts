/** How long a part may be silent before it counts as gone, in seconds. The worker looks every ten. */
const silentAfterSeconds = 60;

/** Whether something has not been seen for longer than it should take, or never. */
export const isSilent = (seenAt: Date | null, now: Date): boolean =>
  seenAt === null || now.getTime() - seenAt.getTime() >= silentAfterSeconds * 1000;

/** When each part was last seen. The worker itself leaves word of all three. */
export type Seen = { workerSeenAt: Date | null; accountSeenAt: Date | null; mailSeenAt: Date | null };

export type Part = 'worker' | 'account' | 'mail';

/** The parts that do not answer. While nothing is heard of the worker, nobody knows of the others. */
export function silentParts({ workerSeenAt, accountSeenAt, mailSeenAt }: Seen, now: Date): Part[] {
  if (isSilent(workerSeenAt, now)) return ['worker'];
  const known = { account: accountSeenAt, mail: mailSeenAt };
  return (['account', 'mail'] as const).filter((part) => isSilent(known[part], now));
}
