import assert from 'node:assert/strict';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { type Postgres, removePostgres, startPostgres } from '#cli/embedded/postgres';
import { startInbox } from '#cli/inbox/inbox';
import { grantAccount } from '#cli/running/example';
import { load } from '#examples/clickandchat/people';
import { until } from '#tests/worker-process';
import { type Instance, startInstance } from '../e2e/instance.ts';
import { hiddenFields, sendOptOut, shownReference } from '../opt-out-form.ts';

const organisation = path.resolve(import.meta.dirname, '../../examples/clickandchat');
const folder = mkdtempSync(path.join(tmpdir(), 'habeas-own-'));
let server: Postgres;
let inbox: Awaited<ReturnType<typeof startInbox>>;
let instance: Instance | undefined;

/** As an organisation has it: a login that may make roles, and is no superuser; tables of another owner. */
before(async () => {
  server = await startPostgres(path.join(folder, 'server'), { fsync: false });
  const client = new pg.Client(server.superUrl);
  await client.connect();
  for (const role of ['app LOGIN CREATEROLE', 'shop LOGIN', 'habeas LOGIN']) {
    await client.query(`CREATE ROLE ${role} PASSWORD 'own'`);
  }
  await client.query('CREATE DATABASE portal OWNER app');
  await client.query('CREATE DATABASE account OWNER shop');
  await client.end();
  const shop = server.url('account', 'shop', 'own');
  await load(shop, { people: 100 });
  await grantAccount(organisation, shop);
  inbox = await startInbox({ folder: path.join(folder, 'mail') });
});

after(async () => {
  await instance?.stop();
  await inbox.stop();
  await server.stop();
  removePostgres(path.join(folder, 'server'));
  removePostgres(folder);
});

test('on an organisation’s own databases and mail server all works, and nothing embedded starts', async () => {
  const data = path.join(folder, 'data');
  instance = await startInstance({
    folder: data,
    env: {
      DATABASE_URL: server.url('portal', 'app', 'own'),
      ACCOUNT_DATABASE_URL: server.url('account', 'habeas', 'own'),
      SMTP_URL: inbox.smtpUrl,
      HABEAS_ORGANISATION: organisation,
    },
  });
  const { url } = instance;
  for (const embedded of ['postgres', 'inbox']) assert.ok(!existsSync(path.join(data, embedded)), embedded);
  const optOut = { key: '00000000-0000-4000-8000-000000000001', email: 'somebody@mail.example', client: '' };
  const reference = await shownReference(url, await sendOptOut(url, await hiddenFields(url), optOut));
  const arrived = () => inbox.messages.list(optOut.email).some(({ subject }) => subject.includes(reference));
  await until('the letter came', async () => arrived());
  await until('all is well', async () => (await fetch(`${url}/api/health`)).ok);
});
