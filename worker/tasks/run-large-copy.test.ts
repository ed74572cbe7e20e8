import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { listPackages, openChunks, type PackageRow } from '#db/package';
import { lettersOf } from '#tests/portal';
import { unzipped } from '#tests/unzipped';
import { filed, opened, openWorker, released, signed, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
let approver = '';
before(async () => {
  worker = await openWorker();
  approver = await staffMember('adam@desk.example', 'approver');
  // Hardly smaller when it is squeezed: 16 MB as CSV, as much as JSON.
  await worker.shop.query(
    `INSERT INTO contact_messages (name, email, message, received_at)
     SELECT 'Iris', 'iris.vale@mail.example', (SELECT string_agg(md5(concat(n, ' ', k)), '') FROM generate_series(1, 1000) k),
       now() FROM generate_series(1, 1000) n`,
  );
});
after(() => worker.close());

async function zipOf(found: PackageRow, key: Buffer): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of openChunks(database(), { packageId: found.id, key })) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('a copy larger than was wished is handed over in parts, all at once and with one letter', async () => {
  const wish = { kind: 'access' as const, categories: [], packageSize: 25 as const, note: '' };
  const id = await filed('iris.vale@mail.example', wish, worker.clock.now);
  await worker.work();
  await signed(id, 'approve', [approver]);
  await released(id, 'running');
  await worker.work();
  const packages = await listPackages(database(), id);
  const { status, key } = await opened(id);
  assert.equal(status, 'done');
  assert.deepEqual(
    packages.map(({ part }) => part),
    [1, 2],
  );
  const zips = await Promise.all(packages.map((one) => zipOf(one, key)));
  for (const { length } of zips) assert.ok(length <= 25_000_000, `${length} octets`);
  const names = (await Promise.all(zips.map(unzipped))).map((files) => [...files.keys()]);
  assert.ok(names[0]?.includes('index.html') && names[1]?.includes('manifest.json'));
  assert.ok(names[1]?.some((name) => name.startsWith('data/part-2/contact_messages.')));
  assert.equal((await lettersOf('export-ready')).length, 1);
});
