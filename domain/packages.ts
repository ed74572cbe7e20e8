/** How often one package may be collected. */
export const downloadsAtMost = 3;

export type PackageState = 'ready' | 'used-up' | 'expired' | 'taken-back';

type Package = { expiresAt: Date; takenBackAt: Date | null; downloads: number };

/** Whether a finished package can still be collected, and if not, why. */
export function packageState({ expiresAt, takenBackAt, downloads }: Package, now: Date): PackageState {
  if (takenBackAt) return 'taken-back';
  if (expiresAt <= now) return 'expired';
  return downloads >= downloadsAtMost ? 'used-up' : 'ready';
}

/** Whole days for which a package can still be collected; the last one counts. */
export const daysLeft = ({ expiresAt }: Pick<Package, 'expiresAt'>, now: Date): number =>
  Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / 86_400_000));
