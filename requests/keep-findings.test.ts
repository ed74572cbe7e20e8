import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { listFindings } from '#db/finding';
import { findRequest } from '#db/request';
import { now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { keepFindings } from './keep-findings.ts';

ownPortal('habeas_worker');

test('findings kept twice are there once', async () => {
  const { id } = await planned('access');
  const none = { columns: [], rows: [], mentionColumns: [], mentions: [], mentioned: 0 };
  const findings = [{ table: 'orders', label: 'Orders', category: 'shop', found: 0, ...none }];
  for (const _ of [1, 2]) await keepFindings({ requestId: id, findings, now });
  const key = (await findRequest(database(), id))?.key ?? Buffer.alloc(32);
  assert.deepEqual(await inTransaction((tx) => listFindings(tx, { requestId: id, key, now })), findings);
});
