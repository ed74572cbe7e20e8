import { expect } from '@playwright/test';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
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
