import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruledBy } from '#tests/organisation';
import { factsOf } from './facts.ts';

ruledBy('laws: [us-mn, us-ca]');

test('a copy names every authority to complain to, in one sentence', () => {
  const regulator = 'the Attorney General of Minnesota\nthe California Privacy Protection Agency';
  const about = { reference: 'ABCD-EFGH-JKLM', receivedOn: '2026-06-01' };
  const { sections } = factsOf(about, '2026-06-02', { disclosures: [], regulator });
  assert.ok(
    sections
      .flatMap(({ paragraphs }) => paragraphs)
      .includes(
        'If you are not content with the answer, you may complain to the Attorney General of Minnesota or the California Privacy Protection Agency.',
      ),
  );
});
