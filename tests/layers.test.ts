import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCycles, findViolations } from '#cli/measure/layers';
import { listSources, parseSource, readSource } from '#cli/measure/source';

const sources = listSources().map(readSource);
const planted = (files: Record<string, string>) => Object.entries(files).map(([file, text]) => parseSource(file, text));

test('no file imports against the directions of the layout', () => {
  assert.ok(sources.length > 100, 'the sources are found');
  assert.deepEqual(findViolations(sources), []);
});

test('the worker alone sends letters, whoever writes them', () => {
  const senders = sources.filter(({ imports }) => imports.includes('#emails/send')).map(({ file }) => file);
  assert.ok(senders.length > 0);
  assert.deepEqual(
    senders.filter((file) => !/^worker\/|\.test\.ts$/.test(file)),
    [],
  );
});

test('no files import one another in a circle', () => {
  assert.deepEqual(findCycles(sources), []);
});

for (const [file, text, says] of [
  ['app/page.tsx', "import { findRows } from '#datamap/find';", 'app/page.tsx imports datamap/find.ts'],
  ['app/page.tsx', "import { database } from '../db/client.ts';", 'app/page.tsx imports db/client.ts'],
  ['app/desk/page.tsx', "const find = await import('#datamap/find');", 'app/desk/page.tsx imports datamap/find.ts'],
  ['app/page.tsx', "export * from '#worker/main';", 'app/page.tsx imports worker/main.ts'],
  ['domain/clock.ts', "import type { Row } from '#db/request';", 'domain/clock.ts imports db/request.ts'],
  ['domain/clock.ts', "import { createHash } from 'node:crypto';", 'domain/clock.ts imports node:crypto'],
  ['requests/file.ts', "import { page } from '../app/page.tsx';", 'requests/file.ts imports app/page.tsx'],
  ['datamap/find.ts', "import { database } from '#db/client';", 'datamap/find.ts imports db/client.ts'],
  ['emails/code.ts', "import { post } from '#requests/post';", 'emails/code.ts imports requests/post.ts'],
  ['worker/main.ts', "import '../app/page.tsx';", 'worker/main.ts imports app/page.tsx'],
  ['db/client.ts', "import { portal } from '#tests/database';", 'db/client.ts imports tests/database.ts'],
] as const) {
  test(`a planted violation is caught: ${says}`, () => {
    assert.deepEqual(findViolations(planted({ [file]: text })), [says]);
  });
}

test('what the layout allows is let through', () => {
  const files = {
    'app/page.tsx':
      "import { file } from '#requests/file'; import { ui } from './ui/button.tsx'; import next from 'next';",
    'domain/clock.ts': "import { z } from 'zod'; import './law.ts';",
    'domain/clock.test.ts': "import { database } from '#db/client';",
  };
  assert.deepEqual(findViolations(planted(files)), []);
});

test('a planted circle is caught', () => {
  const files = { 'db/a.ts': "import './b.ts';", 'db/b.ts': "import './c.ts';", 'db/c.ts': "import '#db/a';" };
  assert.deepEqual(findCycles(planted(files)), [['db/a.ts', 'db/b.ts', 'db/c.ts', 'db/a.ts']]);
});
