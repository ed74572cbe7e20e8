import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { type Account, clickandchat } from '#tests/checked-map';
import { into } from '#tests/into';
import { unzipped } from '#tests/unzipped';
import { exportPackage } from './export.ts';
import type { GivenFile } from './given-file.ts';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const facts = {
  organisation: 'ClickAndChat',
  contact: 'privacy@clickandchat.example',
  reference: 'HB-1234',
  receivedOn: '2026-11-01',
  preparedOn: '2026-11-20',
  language: 'en' as const,
  timeZone: 'UTC',
  said: (words: string) => words,
  sections: [],
};

let shop: Account;
before(async () => {
  shop = await clickandchat();
});
after(() => shop.client.end());

async function* octetsOf(...pieces: string[]) {
  for (const piece of pieces) yield Buffer.from(piece);
}
const file = (name: string, open = () => octetsOf(name), title = 'Contracts on paper'): GivenFile => ({
  ...{ name, title, open },
  size: Buffer.byteLength(name),
});

async function runWith(email: string, files: GivenFile[]) {
  const identities = { email: [email] };
  const plan = await makePlan(shop.client, shop.checked, { identities, at, request: randomUUID(), kind: 'access' });
  return { plan, identities, facts, records: { requests: [] }, files, now: at };
}

async function exported(email: string, files: GivenFile[]) {
  const to = new PassThrough();
  const run = await runWith(email, files);
  const [zip, result] = await Promise.all([buffer(to), exportPackage(shop.client, shop.checked, run, into(to))]);
  assert.ok(result.done);
  return { files: await unzipped(zip), manifest: result.manifest };
}

test('a file is in the package octet by octet, and in the manifest with its size and SHA-256', async () => {
  const octets = Buffer.from([0, 255, 10, 13, 0]);
  async function* twoPieces() {
    yield octets.subarray(0, 2);
    yield octets.subarray(2);
  }
  const { files, manifest } = await exported('iris.vale@mail.example', [file('Scan 1.pdf', twoPieces)]);
  assert.deepEqual(files.get('files/scan-1.pdf'), octets);
  const sha256 = createHash('sha256').update(octets).digest('hex');
  const entry = { name: 'files/scan-1.pdf', bytes: 5, sha256, rows: null, table: null };
  assert.deepEqual(
    manifest.files.find(({ name }) => name.startsWith('files/')),
    entry,
  );
});

test('F6: its name in the ZIP is plain, nothing that starts keeps its ending, and none comes twice', async () => {
  const names = [
    '../../etc/x.pdf',
    'a.PDF',
    'A.pdf',
    'run.exe',
    'page.html',
    'x.svg',
    '.htaccess',
    'ü\u202Efdp.js',
    'CON',
    'nul.pdf',
    'com1.docx',
    'console.txt',
  ];
  const { files } = await exported(
    'iris.vale@mail.example',
    names.map((name) => file(name)),
  );
  const given = [...files.keys()].filter((name) => name.startsWith('files/'));
  assert.deepEqual(given, [
    'files/etc-x.pdf',
    'files/a.pdf',
    'files/a-2.pdf',
    'files/run-exe.bin',
    'files/page-html.bin',
    'files/x-svg.bin',
    'files/htaccess.bin',
    'files/fdp-js.bin',
    'files/con_.bin',
    'files/nul_.pdf',
    'files/com1_.docx',
    'files/console.txt',
  ]);
});

test('F5: the first page lists each file under its own name, harmless, by the work that brought it up', async () => {
  const odd = '"><svg onload=alert(1)>.pdf';
  const given = [file(odd), file('b.pdf', undefined, 'Mail <archive>')];
  const page = String((await exported('iris.vale@mail.example', given)).files.get('index.html'));
  assert.ok(page.includes('&quot;&gt;&lt;svg onload=alert(1)&gt;.pdf'));
  assert.ok(page.includes('<h3>Mail &lt;archive&gt;</h3>'));
  assert.ok(!page.includes('<svg'));
  const targets = [...page.matchAll(/href="(files\/[^"]*)"/g)].map(([, target]) => target);
  assert.deepEqual(targets, ['files/svg-onload-alert-1.pdf', 'files/b.pdf']);
});

test('who is in no table gets the files all the same, and no sentence that nothing is held', async () => {
  const { files } = await exported('sam.holt@mail.example', [file('a.pdf')]);
  assert.ok(files.has('files/a.pdf'));
  const page = String(files.get('index.html'));
  assert.match(page, /1 file, found by hand/);
  assert.doesNotMatch(page, /We hold no data/);
  const none = String((await exported('iris.vale@mail.example', [])).files.get('index.html'));
  assert.doesNotMatch(none, /by hand/);
});

test('a file that breaks in the middle ends the package with its error, and the connection can be used on', async () => {
  async function* broken() {
    yield Buffer.alloc(200_000);
    throw new Error('a sealed stream ends before its last chunk');
  }
  const to = new PassThrough();
  to.on('error', () => {}).resume();
  const run = await runWith('iris.vale@mail.example', [file('a.pdf', broken)]);
  await assert.rejects(exportPackage(shop.client, shop.checked, run, into(to)), /before its last chunk/);
  assert.equal((await shop.client.query('SELECT 1 AS one')).rows[0]?.one, 1);
});
