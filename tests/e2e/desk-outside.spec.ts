import { randomUUID } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { listFiles, openFile } from '#db/outside-file';
import { findRequest } from '#db/request';
import { beginRun } from '#db/run';
import { request, run } from '#db/schema/index';
import { dayIn } from '#tests/days';
import { fileAs } from '#tests/desk';
import { act, review } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(240_000);

const large = Buffer.alloc(3_000_000, 'PDF ');
const tooLarge = { name: 'box.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10_485_761) };

/** What is kept of a request: names, and whether the octets are those. */
async function kept(id: string, octets: Buffer): Promise<[string, boolean][]> {
  const request = await findRequest(database(), id);
  if (!request) throw new Error('no such request');
  const files = await listFiles(database(), request);
  const wholes = files.map(async (file): Promise<[string, boolean]> => {
    const pieces = await Array.fromAsync(openFile(database(), request, file.id));
    return [file.name, Buffer.concat(pieces).equals(octets)];
  });
  return Promise.all(wholes);
}

async function addWork(section: Locator): Promise<void> {
  await section.locator('summary', { hasText: 'Add work…' }).click();
  await section.getByLabel('What is looked through').fill('Contracts on paper');
  await section.getByLabel('What is to be done').fill('Cabinet 3, by name and by number.');
  await section.getByLabel('Due').fill(dayIn(5));
  await section.getByRole('button', { name: 'Add it' }).last().click();
  await expect(section.getByText('Cabinet 3, by name and by number.')).toBeVisible();
}

test('work outside takes files for the copy, larger than any other form may be, with scripts and without', async ({
  browser,
}) => {
  const id = await fileAs(`outside-${randomUUID()}@mail.example`, 'access', new Date());
  const page = await review(browser, 'reviewer', id);
  const section = page.locator('#outside');
  await addWork(section);

  const field = section.getByLabel('A file for the copy');
  await field.setInputFiles(tooLarge);
  await expect(section.getByText('This file is larger than ten megabytes')).toBeVisible();
  await section.getByRole('button', { name: 'Add it' }).first().click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/box\.pdf$/);
  await lookAt(page);
  await field.setInputFiles({ name: 'Vertrag Müller.pdf', mimeType: 'application/pdf', buffer: large });
  await section.getByRole('button', { name: 'Add it' }).first().click();
  await expect(section.getByText('Vertrag Müller.pdf')).toBeVisible();
  await expect(field).toHaveValue('');

  const storageState = await page.context().storageState();
  const plain = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await plain.goto(`${origin()}/desk/requests/${id}`);
  const there = plain.locator('#outside');
  await there.getByRole('button', { name: 'Add it' }).first().click();
  await expect(there.getByText('Choose a file, or drop one on the field')).toBeVisible();
  await there
    .getByLabel('A file for the copy')
    .setInputFiles({ name: 'wrong person.pdf', mimeType: 'application/pdf', buffer: large });
  await there.getByRole('button', { name: 'Add it' }).first().click();
  await expect(there.getByText('wrong person.pdf')).toBeVisible();
  expect(await kept(id, large)).toEqual([
    ['Vertrag Müller.pdf', true],
    ['wrong person.pdf', true],
  ]);
  await there.locator('summary', { hasText: 'Remove…' }).last().click();
  await there.getByRole('button', { name: 'Remove this file' }).last().click();
  await expect(there.getByText('wrong person.pdf')).toHaveCount(0);

  await page.reload();
  await lookAt(page);
  await section.locator('summary', { hasText: 'Finish…' }).click();
  await section.getByLabel('Result').selectOption('nothing-found');
  await section.getByRole('button', { name: 'Finish this work' }).click();
  await expect(section.getByText('Files are attached to this work')).toBeVisible();
  await section.getByLabel('Result').selectOption('copied');
  await section.getByRole('button', { name: 'Finish this work' }).click();
  await expect(section.getByText('Put into the copy')).toBeVisible();
  await expect(section.getByLabel('A file for the copy')).toHaveCount(0);
});

test('a file that comes after the approval takes it back, and the page says so before and after', async ({
  browser,
}) => {
  const id = await fileAs(`outside-${randomUUID()}@mail.example`, 'access', new Date());
  const page = await review(browser, 'reviewer', id);
  const section = page.locator('#outside');
  await addWork(section);
  const approver = await review(browser, 'approver', id);
  await act(approver, 'Approve the copy…', /^Approve the copy$/);
  await expect(approver.locator('summary', { hasText: 'Approve the copy…' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Waits for the work outside the database')).toBeVisible();
  await expect(section.getByText('The approval falls with it')).toBeVisible();
  await section.getByLabel('A file for the copy').setInputFiles({ ...tooLarge, buffer: large });
  await section.getByRole('button', { name: 'Add it' }).first().click();
  await expect(section.getByText('box.pdf')).toBeVisible();
  await expect(page.getByText('Look at it, then have the copy approved again.')).toBeVisible();
  await expect(page.getByText('Back to review: what goes into the copy changed')).toBeVisible();
  await expect(page.getByText('Answered', { exact: true })).toBeVisible();
  await expect(section.getByText('The approval falls with it')).toHaveCount(0);
  await lookAt(page);
});

test('what ran shows its receipt while work outside is open, and is under way no more', async ({ browser }) => {
  const id = await fileAs(`outside-${randomUUID()}@mail.example`, 'delete', new Date());
  const page = await review(browser, 'reviewer', id);
  await addWork(page.locator('#outside'));
  const now = new Date();
  await inTransaction(async (tx) => {
    const begun = await beginRun(tx, { requestId: id, planId: null, digest: 'a plan', now });
    const said = { run: begun.id, request: id, act: 'purge' as const, scope: '', map: '0'.repeat(64), plan: null };
    const receipt = { version: 1 as const, ...said, at: now.toISOString(), tables: [] };
    await tx.update(run).set({ finishedAt: now, receipt, signature: 'signed' }).where(eq(run.id, begun.id));
    await tx.update(request).set({ status: 'running' }).where(eq(request.id, id));
  });
  await page.reload();
  await expect(page.getByText('finish the work outside the database')).toBeVisible();
  await expect(page.locator('#receipt').getByText('signed')).toBeVisible();
  await expect(page.getByText('Carrying out the plan')).toHaveCount(0);
  await lookAt(page);
});
