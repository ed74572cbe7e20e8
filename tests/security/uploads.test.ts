import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { attachmentLimit } from '#domain/attachments';
import { jpegWith, pdfTold, pngWith, toldInJpeg, toldInPng } from '#tests/files';
import { type Browser, openBrowser, wordsOf } from '#tests/http';
import { type Installation, knockers, openInstallation, otherEmail, visitorEmail } from '#tests/installation';
import { filed } from '#tests/worker';

let on: Installation;
let id: string;
let theirs: string;
before(async () => {
  on = await openInstallation();
  const answers = { kind: 'access' as const, categories: [], note: '' };
  id = await filed(visitorEmail, answers, new Date());
  theirs = await filed(otherEmail, answers, new Date());
  await on.worker.owner.query("UPDATE request SET status = 'review'");
});
after(() => on.close());

/** A browser without JavaScript, signed in as somebody. */
const browser = (who: 'visitor' | 'another visitor'): Browser => {
  const [name = '', token = ''] = on.jar(who).split('=');
  return openBrowser(on.origin, [[name, token]]);
};

type Sent = { octets: Buffer | string; name: string; type?: string; words?: string };

async function send(
  { octets, name, type = '', words = 'See this' }: Sent,
  who: 'visitor' | 'another visitor' = 'visitor',
) {
  const own = browser(who);
  const page = await own.get(`/requests/${who === 'visitor' ? id : theirs}`);
  const file = new File([new Uint8Array(Buffer.from(octets))], name, { type });
  return own.submit(page, { words, file }, { pick: /name="words"/ });
}

const stored = async () => {
  const { rows } = await on.worker.owner.query<{ id: string; type: string }>(
    'SELECT id, type FROM attachment WHERE request_id = $1 ORDER BY created_at DESC',
    [id],
  );
  return rows;
};

/** The newest file of the visitor's request, as they get it back. */
async function newest(): Promise<{ got: Response; octets: Buffer; path: string }> {
  const path = `/requests/${id}/files/${(await stored())[0]?.id}`;
  const got = await on.ask(path, { as: 'visitor' });
  return { got, octets: Buffer.from(await got.arrayBuffer()), path };
}

test('F18, F7: without JavaScript a photograph is kept without its place, and comes back as a download that runs nothing', async () => {
  const sent = await send({
    octets: jpegWith(...toldInJpeg),
    name: '../../../etc/Ann’s house".jpg',
    type: 'text/html',
  });
  assert.deepEqual([sent.status, sent.location], [303, `/requests/${id}#messages`]);
  const { got, octets } = await newest();
  assert.equal(got.status, 200);
  assert.equal(octets.includes('CANARY'), false);
  assert.ok(octets.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])));
  const header = (name: string) => got.headers.get(name) ?? '';
  assert.equal(header('content-type'), 'image/jpeg');
  assert.equal(
    header('content-disposition'),
    `attachment; filename="Ann_s_house.jpg"; filename*=UTF-8''Ann%E2%80%99s%20house.jpg`,
  );
  assert.equal(header('content-security-policy'), "sandbox; default-src 'none'");
  assert.equal(header('x-content-type-options'), 'nosniff');
  assert.equal(header('cache-control'), 'no-store, private');
  assert.equal(header('cross-origin-resource-policy'), 'same-origin');
});

test('F18: in the built portal a PDF and a PNG lose what tells of their makers too', async () => {
  for (const [octets, name] of [
    [await pdfTold(), 'a.pdf'],
    [pngWith(toldInPng), 'a.png'],
  ] as const) {
    assert.equal((await send({ octets, name })).status, 303, name);
    const back = (await newest()).octets;
    assert.ok(back.length > 50);
    assert.equal(back.includes('CANARY'), false, name);
  }
});

test('F18: what is no such file is refused with the reason, what was typed stays, and nothing is kept', async () => {
  const before = (await stored()).length;
  for (const [octets, name, says] of [
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'a.png', /must be a PDF, JPEG or PNG/],
    ['<!doctype html><script>1</script>', 'a.jpg', /must be a PDF, JPEG or PNG/],
    ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*', 'a.pdf', /must be a PDF, JPEG or PNG/],
    [Buffer.from('\xff\xd8\xff\xe0<html>', 'latin1'), 'a.jpg', /damaged/],
    ['%PDF-1.7\n<script>', 'a.pdf', /damaged/],
    [Buffer.alloc(attachmentLimit + 1), 'a.pdf', /larger than 10 MB/],
  ] as const) {
    const answer = await send({ octets, name, words: 'CANARY-TYPED words' });
    assert.equal(answer.status, 200, name);
    assert.match(wordsOf(answer), says);
    assert.match(answer.body, /<textarea[^>]*>CANARY-TYPED words</);
    assert.match(wordsOf(answer), /without scripts your browser does not keep it/);
  }
  assert.equal((await stored()).length, before);
});

test('F18: what is far too large is cut off while it comes', async () => {
  const before = (await stored()).length;
  const answer = await send({ octets: Buffer.alloc(13 * 1024 * 1024), name: 'a.pdf' }).catch(() => null);
  if (answer) assert.equal(answer.status, 413);
  assert.equal((await stored()).length, before);
});

test('E1, F17: a file is its person’s alone: who has no session proves first, others and staff of no right get none', async () => {
  const { path } = await newest();
  const fileId = path.split('/').at(-1);
  const statusOf = async (at: string, as: (typeof knockers)[number], headers = {}) => {
    const got = await on.ask(at, { as, headers });
    await got.arrayBuffer();
    return got.status === 303 ? got.headers.get('location') : got.status;
  };
  for (const as of knockers.filter((who) => who !== 'visitor'))
    assert.equal(await statusOf(path, as), as === 'nobody' ? `/prove?next=/requests/${id}` : 404, as);
  assert.equal(await statusOf(`/requests/${theirs}/files/${fileId}`, 'visitor'), 404);
  assert.equal(await statusOf(`/requests/${theirs}/files/${fileId}`, 'another visitor'), 404);
  for (const odd of ['..%2f..%2fetc%2fpasswd', 'x', `${fileId}%20`])
    assert.equal(await statusOf(`/requests/${id}/files/${odd}`, 'visitor'), 404, odd);
  assert.equal(await statusOf(path, 'visitor', { 'sec-fetch-site': 'cross-site' }), `/requests/${id}`);
  const desk = `/desk${path}`;
  const looks = () => on.worker.owner.query("SELECT 1 FROM event WHERE type = 'attachment-viewed'");
  for (const as of ['viewer', 'auditor', 'admin', 'staff before the second factor'] as const)
    assert.equal(await statusOf(desk, as), 403, as);
  assert.deepEqual([await statusOf(desk, 'nobody'), await statusOf(desk, 'visitor')], [401, 404]);
  assert.equal((await looks()).rowCount, 0);
  assert.deepEqual([await statusOf(desk, 'reviewer'), await statusOf(desk, 'approver')], [200, 200]);
  assert.equal((await looks()).rowCount, 2);
  assert.equal(await statusOf(`/desk/requests/${theirs}/files/${fileId}`, 'reviewer'), 404);
  assert.equal(
    (await on.ask(desk, { as: 'reviewer' })).headers.get('content-security-policy'),
    "sandbox; default-src 'none'",
  );
});

test('a proof of mailbox that is too old leads to a fresh one', async () => {
  const { path } = await newest();
  await on.worker.owner.query(
    "UPDATE session SET proven_at = proven_at - interval '2 hours' WHERE audience = 'visitor'",
  );
  const got = await on.ask(path, { as: 'visitor' });
  assert.equal(got.headers.get('location'), `/prove?next=/requests/${id}`);
});
