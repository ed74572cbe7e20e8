import { certificatesEnding } from '#domain/certificates';
import { clocksOff } from '#domain/clock-skew';
import { silentParts } from '#domain/silence';
import type { InstallationView } from '#requests/view-installation';
import type { SelfTestView } from '#requests/view-self-test';

type Known = Pick<
  InstallationView,
  | 'mapProblems'
  | 'clockSkew'
  | 'certificates'
  | 'queue'
  | 'runsPausedAt'
  | 'restoredSeenAt'
  | 'forgottenRuns'
  | 'workerSeenAt'
  | 'accountSeenAt'
  | 'mailSeenAt'
>;

/** How many things somebody has to look into, of all that the page tells of the worker, its databases and the map. */
export function problemsKnown(view: Known, { standing }: Pick<SelfTestView, 'standing'>, now: Date): number {
  const alone = [
    (view.queue?.givenUp ?? 0) > 0,
    standing === 'failed' || standing === 'late',
    view.runsPausedAt !== null,
    view.restoredSeenAt !== null,
    view.forgottenRuns !== null,
  ];
  const lists = [
    silentParts(view, now),
    view.mapProblems,
    clocksOff(view.clockSkew),
    certificatesEnding(view.certificates, now),
  ];
  return alone.filter(Boolean).length + lists.flat().length;
}
