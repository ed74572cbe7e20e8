import { inTransaction } from '#db/client';
import { installation } from '#db/schema/index';
import { isToTellAgain, type SelfTest } from '#domain/self-test';
import { record } from './record.ts';
import { settingsUrl } from './staff-letters.ts';
import { tellAdmins } from './tell-admins.ts';

/**
 * Keeps how a self-test went, and has admins told of one that failed: once, and daily while it goes on to fail so.
 * @see GDPR Art. 32(1)(d): a process for regularly testing whether the measures work
 */
export function noteSelfTest({ at, tookMs, failure, now }: SelfTest & { now: Date }): Promise<void> {
  return inTransaction(async (tx) => {
    const { selfTest, selfTestToldAt } = installation;
    const [before] = await tx.select({ selfTest, selfTestToldAt }).from(installation).for('update');
    const isSame = before?.selfTest?.failure === failure;
    const isToTell = failure !== null && (!isSame || isToTellAgain(before?.selfTestToldAt ?? null, now));
    if (isToTell) {
      const fields = { failure, ranAt: at, deskUrl: settingsUrl() };
      await tellAdmins(tx, { kind: 'staff-self-test', fields, now });
    }
    await tx.update(installation).set({
      selfTest: { at, tookMs, failure },
      ...(isToTell ? { selfTestToldAt: now } : {}),
      ...(failure === null ? { selfTestToldAt: null } : {}),
    });
    await record(tx, { type: 'self-tested', actor: { kind: 'worker' }, now, detail: { tookMs, failure } });
  });
}
