import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { ownPortal } from '#tests/own-portal';
import { checkAuditFile } from './check-audit-file.ts';
import { exportAudit } from './export-audit.ts';
import { record } from './record.ts';
import { verifyAudit } from './verify-audit.ts';

ownPortal('habeas_worker');

async function writeFive(): Promise<void> {
  for (let minute = 0; minute < 5; minute++) {
    const now = new Date(Date.UTC(2026, 0, 1, 0, minute));
    // With what is written in several ways: a quote, a line's end, a character of four octets.
    const detail = { minute, words: '“a\n"b\u2028🔑' };
    await inTransaction((tx) => record(tx, { type: 'map-checked', actor: { kind: 'worker' }, now, detail }));
  }
}

async function exported() {
  const { head, lines } = await exportAudit();
  return { head, lines: (await Array.fromAsync(lines)).map((line) => line.slice(0, -1)) };
}

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

const firstBad = async (lines: string[], ...anchors: Parameters<typeof checkAuditFile>[1] & object) => {
  const verdict = await checkAuditFile(each(lines), anchors);
  return verdict.ok ? null : verdict.firstBad;
};

test('Q42: an exported log is checked without the database, has its head, and each line is made of the one before', async () => {
  await writeFive();
  const { head, lines } = await exported();
  assert.deepEqual(await checkAuditFile(each(lines), [head]), { ok: true, events: 5, head });
  const verdict = await verifyAudit([head]);
  assert.ok(verdict.ok);
  const [first = '', second = ''] = lines;
  const sha256 = createHash('sha256')
    .update(Buffer.from(first.slice(0, 64), 'hex'))
    .update(second.slice(65));
  assert.equal(sha256.digest('hex'), second.slice(0, 64));
});

test('Q42: one octet changed, a line removed, moved, added or cut off is named', async () => {
  const { head, lines } = await exported();
  const [one = '', two = '', three = '', ...more] = lines;
  assert.equal(await firstBad([one, two.replace('"minute": 1', '"minute": 7'), three, ...more]), 2);
  assert.equal(await firstBad([one, two, `${three[0] === 'a' ? 'b' : 'a'}${three.slice(1)}`, ...more]), 3);
  assert.equal(await firstBad([one, three, ...more]), 2);
  assert.equal(await firstBad([two, one, three, ...more]), 1);
  assert.equal(await firstBad([one, one, two, three, ...more]), 2);
  assert.equal(await firstBad([one, '', two]), 2);
  assert.equal(await firstBad([one, two, three]), null, 'without a head a shorter file is whole');
  assert.equal(await firstBad([one, two, three], head), 4);
  assert.equal(await firstBad(lines, { seq: 2, hash: head.hash }), 2);
});
