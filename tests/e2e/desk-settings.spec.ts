import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { freePort } from '#cli/embedded/ports';
import { database } from '#db/client';
import { staff } from '#db/schema/index';
import { childEnv, readEnv } from '#env';
import { noteSettings } from '#requests/note-settings';
import { readSettings } from '#requests/settings-files';
import { codeOf, newTotpSecret, sealTotp } from '#requests/totp';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer, signedIn } from './newcomer.ts';
import { origin } from './portal.ts';
import { startSecondWeb } from './second-web.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

test.setTimeout(240_000);

inPortal();

const root = path.resolve(import.meta.dirname, '../..');

function apply(folder: string, ...words: string[]): string {
  const { HABEAS_DATA, ...env } = readEnv('HABEAS_DATA', 'DATABASE_URL', 'ACCOUNT_DATABASE_URL', 'HABEAS_SECRET');
  const given = childEnv({ ...env, HABEAS_DATA, HABEAS_ORGANISATION: folder });
  const ran = spawnSync(process.execPath, ['cli/habeas.ts', 'settings', 'apply', ...words], {
    ...{ cwd: root, env: given, encoding: 'utf8' },
  });
  return `${ran.stdout}${ran.stderr}`;
}

test('one admin drafts a wrong map and mends it, another publishes it, the operator applies it, and it is in force', async ({
  browser,
}) => {
  const example = readSettings(readEnv('HABEAS_ORGANISATION').HABEAS_ORGANISATION);
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  cpSync(readEnv('HABEAS_ORGANISATION').HABEAS_ORGANISATION, folder, { recursive: true });
  const admin = await asStaff(browser, 'admin');
  const storageState = await admin.context().storageState();
  // The whole way works without scripts.
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await page.goto(`${origin()}/desk/settings`);
  await page.getByRole('link', { name: 'Change the settings, and see how they were' }).click();
  await page.getByRole('link', { name: 'Write a draft' }).click();
  await page
    .getByRole('textbox', { name: 'organisation.yaml' })
    .fill(example.organisation.replace('packageDays: 7', 'packageDays: 5'));
  await page.getByRole('textbox', { name: 'datamap.yaml' }).fill(example.map.replace(/^( +)accounts:$/m, '$1acounts:'));
  const save = () => page.getByRole('button', { name: 'Save the draft and check it' }).click();
  await save();
  await expect(page.getByText('Fill this in first')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'datamap.yaml' })).toHaveValue(/ acounts:/);
  await page.getByLabel('What the change is for').fill('Copies wait five days');
  await save();
  const draft = page.url();
  await expect(async () => {
    await page.reload();
    await expect(page.locator('#check')).toContainText('did you mean "accounts"?', { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Offer it to be published' })).toHaveCount(0);
  await admin.goto(draft);
  await lookAt(admin);

  await page.getByRole('textbox', { name: 'datamap.yaml' }).fill(example.map);
  await save();
  await expect(async () => {
    await page.reload();
    await expect(page.locator('#check')).toContainText('Passed', { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(page.locator('#changes').getByRole('listitem').filter({ hasText: 'added' })).toContainText(
    'packageDays: 5',
  );
  await page.getByRole('button', { name: 'Offer it to be published' }).click();
  await expect(page.getByText('Another admin publishes it')).toBeVisible();
  await expect(page.getByText('Publish…')).toHaveCount(0);

  const staffId = await newcomer('second-admin', 'admin');
  const secret = newTotpSecret();
  await database()
    .update(staff)
    .set({ totpSealed: sealTotp(staffId, secret) })
    .where(eq(staff.id, staffId));
  const { page: other } = await signedIn(browser, staffId, 1);
  await other.goto(draft);
  await other.locator('summary', { hasText: 'Publish…' }).click();
  await other.getByLabel('Code').fill('000000');
  await other.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(other.getByText('This is not the code of this moment.')).toBeVisible();
  await lookAt(other);
  await other.getByLabel('Code').fill(codeOf(secret, new Date()));
  await other.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(other.getByText('npm run habeas -- settings apply')).toBeVisible();

  const digest = /--digest (\w{12})/.exec(apply(folder))?.[1] ?? '';
  expect(apply(folder, '--digest', digest)).toContain('Start web and worker anew');
  try {
    // As a worker does that starts with this folder.
    await noteSettings({ files: readSettings(folder), now: new Date() });
    await other.reload();
    await expect(other.getByText('In force', { exact: true }).first()).toBeVisible();
    await other.goto(`${origin()}/desk/settings/versions`);
    await expect(other.getByRole('row').filter({ hasText: 'Copies wait five days' })).toContainText('Sam Roaming');
    await lookAt(other);
  } finally {
    await noteSettings({ files: example, now: new Date() });
  }
});

test('the settings say how long things are kept and whom webhooks tell, as the organisation file has it', async ({
  browser,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  cpSync(readEnv('HABEAS_ORGANISATION').HABEAS_ORGANISATION, folder, { recursive: true });
  const file = path.join(folder, 'organisation.yaml');
  const kept = readFileSync(file, 'utf8').replace('packageDays: 7', 'packageDays: 5\nkeepRequestsMonths: 36');
  const hook = 'url: https://hooks.mail-house.example/privacy\n    secret: HABEAS_WEBHOOK_HOUSE';
  writeFileSync(file, `${kept}\nwebhooks:\n  house:\n    ${hook}\n`);
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  const section = admin.locator('#kept');
  await expect(section).toContainText('Destroyed 24 months after they are closed');
  await expect(section).toContainText('7 days to collect them');
  await expect(section).toContainText('None: everybody is told by letter');
  const url = `http://127.0.0.1:${await freePort()}`;
  const stop = await startSecondWeb(url, { HABEAS_ORGANISATION: folder });
  try {
    await admin.goto(`${url}/desk/settings`);
    await expect(section).toContainText('Destroyed 36 months after they are closed');
    await expect(section).toContainText('5 days to collect them');
    await expect(section).toContainText('house hooks.mail-house.example');
    await lookAt(admin);
  } finally {
    await stop();
  }
});
