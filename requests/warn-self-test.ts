import { inTransaction } from '#db/client';
import { installation } from '#db/schema/index';
import { isToTellAgain, selfTestStanding } from '#domain/self-test';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { settingsUrl } from './staff-letters.ts';
import { tellAdmins } from './tell-admins.ts';

/** Tells admins, daily, that no self-test has come to any end for more than 36 hours. @returns whether they were told now */
export async function warnSelfTest(now: Date): Promise<boolean> {
  if (!organisation().selfTest) return false;
  return inTransaction(async (tx) => {
    const { selfTest, selfTestSince, selfTestToldAt } = installation;
    const [kept] = await tx.select({ selfTest, selfTestSince, selfTestToldAt }).from(installation).for('update');
    if (!kept) return false;
    if (!kept.selfTestSince) {
      await tx.update(installation).set({ selfTestSince: now });
      return false;
    }
    const isLate = selfTestStanding(kept, { isWanted: true, now }) === 'late';
    if (!isLate || !isToTellAgain(kept.selfTestToldAt, now)) return false;
    const fields = { failure: null, ranAt: kept.selfTest?.at ?? null, deskUrl: settingsUrl() };
    await tellAdmins(tx, { kind: 'staff-self-test', fields, now });
    await tx.update(installation).set({ selfTestToldAt: now });
    await record(tx, { type: 'self-test-late', actor: { kind: 'worker' }, now, detail: {} });
    return true;
  });
}
