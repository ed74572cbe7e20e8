import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webhookRemarks } from './check.ts';

const remarksOn = async (url: string): Promise<string[]> =>
  (await webhookRemarks({ webhooks: { house: { url, secret: 'HABEAS_WEBHOOK_NOBODY' } } })).map(
    ({ level, says }) => `${level}: ${says}`,
  );

test('F19: map check names a webhook that leads to this machine, or nowhere, and one without its secret', async () => {
  const [here, secret] = await remarksOn('https://localhost/');
  assert.match(here ?? '', /^problem: webhook "house" of the organisation file leads to this machine/);
  assert.match(secret ?? '', /^note: .*HABEAS_WEBHOOK_NOBODY must hold whsec_/);
  assert.match((await remarksOn('https://nowhere.invalid/'))[0] ?? '', /^problem: .* leads nowhere/);
  assert.equal((await remarksOn('https://8.8.8.8/')).length, 1);
});

test('F19: map check names a name whose address is in a private network', async () => {
  // What the name server gives is checked, whatever the name says; a number stands for it here.
  assert.match((await remarksOn('https://10.1.2.3/'))[0] ?? '', /^problem: .*private network \(10\.1\.2\.3\)/);
});
