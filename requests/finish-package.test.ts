import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { findRequest } from '#db/request';
import { makeStaff, now } from '#tests/desk';
import { keyed, lettersSeenBy, postal, writeLetters } from '#tests/keyed';
import { packageUnder } from '#tests/packed';
import { openPortal } from '#tests/portal';
import { handOver } from './finish-package.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
});
after(() => portal.close());

for (const [who, identities] of [
  ['has no mailbox', {}],
  ['has one that we may not write to', { email: 'unsafe@example.test' }],
] as const) {
  test(`a copy is enclosed in its letter where the person ${who}; handed over twice, it fails`, async () => {
    const id = await keyed({ answers: { kind: 'access' }, mayWriteToMailbox: false, postal, identities });
    const packageId = await packageUnder(portal.owner, id, Buffer.from('a copy'));
    await portal.owner.query('UPDATE package SET finished_at = NULL WHERE id = $1', [packageId]);
    const packed = { id: packageId, expiresAt: new Date(now.getTime() + 86_400_000), size: 6, sha256: 'a'.repeat(64) };
    const finish = () =>
      inTransaction(async (tx) => {
        const about = await findRequest(database(), id);
        assert.ok(about);
        await handOver([packed], now)(tx, about, []);
      });
    await finish();
    await assert.rejects(finish(), /another worker took the package over/);
    await writeLetters(id);
    const seen = await lettersSeenBy(await makeStaff('approver'), id);
    const words = JSON.stringify(seen.letters.find(({ kind }) => kind === 'export-ready')?.blocks);
    assert.match(words, /The copy of your data is enclosed/);
    assert.doesNotMatch(words, /download|send a code/);
  });
}
