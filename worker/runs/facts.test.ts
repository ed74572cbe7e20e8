import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruledBy } from '#tests/organisation';
import { factsOf, withOthers, withOutside, withRefused } from './facts.ts';

ruledBy('laws: [us-mn, us-ca]');

test('a copy names every authority to complain to, in one sentence', () => {
  const regulator = 'the Attorney General of Minnesota\nthe California Privacy Protection Agency';
  const about = { reference: 'ABCD-EFGH-JKLM', receivedOn: '2026-06-01', language: 'en' };
  const { sections } = factsOf(about, '2026-06-02', { disclosures: [], regulator });
  assert.ok(
    sections
      .flatMap(({ paragraphs }) => paragraphs)
      .includes(
        'If you are not content with the answer, you may complain to the Attorney General of Minnesota or the California Privacy Protection Agency.',
      ),
  );
});

test('in German every sentence of it is German, the law’s name and the days too', () => {
  const about = { reference: 'ABCD-EFGH-JKLM', receivedOn: '2026-06-01', language: 'de' };
  const disclosures = [{ on: '2026-05-04', to: 'Stadt', under: 'AZ 1', categories: ['Konto'] }];
  const known = factsOf(about, '2026-06-02', { disclosures, regulator: 'the Information Commissioner' });
  const refused = withRefused(known, [{ category: 'Konto', article: 'GDPR Art. 15(4)' }]);
  const others = withOthers(refused, [{ name: '', contact: 'x@x.test', rows: 2 }]);
  const { sections, language } = withOutside(others, [
    { title: 'Archiv', result: 'kept', reason: 'zu Recht', on: '2026-06-01', by: 'reviewer' },
    { title: 'Keller', result: 'nothing-found', reason: '', on: '2026-06-01', by: 'reviewer' },
  ]);
  assert.equal(language, 'de');
  const said = sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).join('\n');
  assert.match(said, /Archiv: nicht in dieser Kopie: zu Recht \(1\. Juni 2026\)/);
  assert.match(said, /Keller: nichts über Sie gefunden/);
  assert.match(said, /2 Einträge über Sie für eine andere Organisation \(x@x\.test\)/);
  assert.match(said, /DSGVO Art\. 15\(4\)/);
  assert.match(said, /4\. Mai 2026: Stadt/);
  assert.match(said, /bei der britischen Datenschutzbehörde/);
  assert.doesNotMatch(said, /\b(the|you|your|data|copy|of|for|we)\b/i);
});
