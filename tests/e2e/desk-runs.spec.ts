import { expect } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { enqueue } from '#db/queue';
import { beginRun } from '#db/run';
import { installation, request, run } from '#db/schema/index';
import { fileAs } from '#tests/desk';
import { review } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.afterEach(async () => {
  await database().update(installation).set({ runsPausedAt: null, runsPausedFor: null });
});

test('Q35: runs that stopped by themselves are on top of every page, and one press lets them go on', async ({
  browser,
}) => {
  await database().update(installation).set({ runsPausedAt: new Date(), runsPausedFor: 'rights-missing' });
  const viewer = await asStaff(browser, 'viewer');
  await viewer.goto(`${origin()}/desk`);
  await expect(viewer.getByText('An approver or an admin can let them go on.')).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Let runs go on' })).toHaveCount(0);

  const approver = await asStaff(browser, 'approver');
  await approver.goto(`${origin()}/desk/others`);
  await expect(approver.getByText('No run begins.')).toBeVisible();
  await lookAt(approver);
  await approver.getByRole('button', { name: 'Let runs go on' }).click();
  await expect(approver.getByText('No run begins.')).toHaveCount(0);
});

test('Q34: between two tries of a run the page says why, how often it was tried and when it is tried next, unless all are stopped', async ({
  browser,
}) => {
  const requestId = await fileAs(await somebody(83), 'delete', new Date());
  const page = await review(browser, 'reviewer', requestId);
  await inTransaction(async (tx) => {
    await tx.update(request).set({ status: 'running' }).where(eq(request.id, requestId));
    const { id } = await beginRun(tx, { requestId, planId: null, digest: 'a plan', now: new Date() });
    await tx.update(run).set({ attempts: 2, failure: 'lock-timeout' }).where(eq(run.id, id));
    const runAt = new Date(Date.now() + 3_600_000);
    await enqueue(tx, 'run', { requestId }, { runAt, key: `run:${requestId}` });
  });
  await page.reload();
  await expect(page.getByText('The last try of the run failed, and nothing was changed.')).toBeVisible();
  await expect(page.getByText('Waits for its next try')).toBeVisible();
  await expect(page.getByText('2 times')).toBeVisible();
  await expect(page.getByText('Next try', { exact: true })).toBeVisible();
  await lookAt(page);
  await database().update(installation).set({ runsPausedAt: new Date(), runsPausedFor: 'lock-timeout' });
  await page.reload();
  await expect(page.getByText('Waits until runs go on')).toBeVisible();
  await expect(page.getByText('Next try', { exact: true })).toHaveCount(0);
});

test('Q35: while the account database does not answer, every page of the desk says so, until it does', async ({
  browser,
}) => {
  const viewer = await asStaff(browser, 'viewer');
  const says = viewer.getByText('The account database does not answer.');
  await expect(async () => {
    // The worker sees it, and says so every 15 seconds.
    await database()
      .update(installation)
      .set({ accountSeenAt: new Date(Date.now() - 61_000) });
    await viewer.goto(`${origin()}/desk`);
    await expect(says).toBeVisible({ timeout: 1000 });
  }).toPass();
  await lookAt(viewer);
  await expect(async () => {
    await viewer.reload();
    await expect(says).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 40_000 });
});

test('while the worker is silent, Settings says of what it told of the queue that it is old', async ({ browser }) => {
  const admin = await asStaff(browser, 'admin');
  await expect(async () => {
    await database()
      .update(installation)
      .set({ workerSeenAt: new Date(Date.now() - 61_000) });
    await admin.goto(`${origin()}/desk/settings`);
    await expect(admin.getByText('So it was when the worker was last seen')).toBeVisible({ timeout: 1000 });
  }).toPass();
});
