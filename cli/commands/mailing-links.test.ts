import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { childEnv, readEnv } from '#env';
import { mailedBy } from '#requests/mailing-link';
import { openPortal } from '#tests/portal';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
});
after(() => portal.close());

function links(input: string, ...words: string[]) {
  const env = childEnv({
    ...readEnv('HABEAS_SECRET', 'HABEAS_ORGANISATION'),
    HABEAS_URL: 'https://privacy.example',
    DATABASE_URL: portal.urls.worker,
  });
  return spawnSync(process.execPath, ['cli/habeas.ts', 'mailing', 'links', ...words], { encoding: 'utf8', env, input });
}

const start = 'https://privacy.example/opt-out/one-click?by=';

test('CC-2: each address gets a link of its own, also when there are many', () => {
  const addresses = Array.from({ length: 3_000 }, (_, index) => `p${index}@mail.example`);
  const { status, stdout, stderr } = links(addresses.join('\r\n'), '--opt-out', 'offers');
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split('\n');
  for (const [index, line] of lines.entries()) {
    const [address, link = ''] = line.split('\t');
    assert.equal(address, addresses[index]);
    assert.ok(link.startsWith(start));
    assert.deepEqual(mailedBy(link.slice(start.length)), { address, optOut: 'offers' });
  }
  assert.equal(lines.length, addresses.length);
});

test('a line that is no address is named by its number and left out, and the command ends with an error', () => {
  const { status, stdout, stderr } = links(
    'Ann@Mail.example\n\nann@evil.test,x\nben@mail.example',
    '--opt-out',
    'offers',
  );
  assert.equal(status, 1);
  assert.match(stderr, /Line 3 is not a plain e-mail address/);
  assert.doesNotMatch(stderr, /evil/);
  assert.deepEqual(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[0]),
    ['ann@mail.example', 'ben@mail.example'],
  );
});

test('with --headers, each address gets the two header lines of RFC 8058', () => {
  const { stdout } = links('ann@mail.example', '--opt-out', 'offers', '--headers');
  const [, list, post] = stdout.trimEnd().split('\t');
  assert.match(list ?? '', /^List-Unsubscribe: <https:\/\/privacy\.example\/opt-out\/one-click\?by=[\w-]+>$/);
  assert.equal(post, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click');
});

test('an opt-out that the map does not have, or none, is answered with those that there are', () => {
  for (const words of [[], ['--opt-out', 'offer']]) {
    const { status, stdout, stderr } = links('ann@mail.example', ...words);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /offers offers, news$/m);
  }
});
