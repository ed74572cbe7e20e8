import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { inTransaction } from '#db/client';
import { lockRequest } from '#db/request';
import { noteRecipients } from '#requests/note-recipients';
import { preventionToken } from '#requests/prevention';
import { tellOthers } from '#requests/tell-others';
import { fileAs } from '#tests/desk';
import { lettersEnd, mailHouse } from '#tests/told';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(180_000);

test('LP-6: who was told is on the desk’s list and the request’s page; the answer is noted without scripts', async ({
  browser,
}) => {
  const now = new Date();
  const id = await fileAs(`told-${randomUUID()}@mail.example`, 'access', now);
  const house = `privacy-${randomUUID()}@mail-house.example`;
  await noteRecipients({ requestId: id, runId: id, recipients: [mailHouse(house)], now });
  await inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    if (about) await tellOthers(tx, about, { kind: 'recipient', actor: { kind: 'worker' }, now });
  });
  const sent = await letter(house, /data that you had from us/, new Date(now.getTime() - 1000));
  expect(sent.text).toContain('CANARY-NAME');

  const reviewer = await asStaff(browser, 'reviewer');
  await lettersEnd(id, 'bounced');
  await reviewer.goto(`${origin()}/desk/others`);
  const unreached = reviewer.getByText('What told them did not arrive');
  await expect(unreached).toHaveCount(1);
  await lookAt(reviewer);
  // On a phone, too, why they are told stands above it, and not beside.
  await reviewer.setViewportSize({ width: 360, height: 900 });
  const [, above] = await unreached.evaluate((one) =>
    [one, one.parentElement].map((box) => box?.getBoundingClientRect()),
  );
  expect((await unreached.boundingBox())?.x).toBe(above?.x);
  await reviewer.setViewportSize({ width: 1280, height: 900 });
  const storageState = await reviewer.context().storageState();
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await page.goto(`${origin()}/desk/others`);
  await page.getByRole('link', { name: 'Mail House' }).first().click();
  const section = page.locator('#others');
  expect(await page.content()).not.toContain('CANARY-NAME');
  await section.getByRole('button', { name: 'Note the answer' }).click();
  await expect(section.getByText('Choose one of these')).toBeVisible();
  await section.getByLabel('What they answered').selectOption('done');
  await section.getByRole('button', { name: 'Note the answer' }).click();
  await expect(section.getByText('Done there too')).toBeVisible();

  await reviewer.goto(`${origin()}/desk/requests/${id}`);
  await lookAt(reviewer);
});

test('AS-7: the page of an advance letter’s link is plain, and says so where nothing can be prevented', async ({
  page,
}) => {
  await page.goto(`${origin()}/prevent`);
  await expect(page.getByText('The last part of the link is missing')).toBeVisible();
  await lookAt(page);
  await page.goto(`${origin()}/prevent?by=${preventionToken('ann@mail.example')}`);
  await lookAt(page);
  await page.getByRole('button', { name: 'Prevent it' }).click();
  await expect(page.getByText('It cannot be done here just now')).toBeVisible();
  await page.goto(`${origin()}/prevent?by=made-up`);
  await page.getByRole('button', { name: 'Prevent it' }).click();
  await expect(page.getByText('This link is not whole')).toBeVisible();
  await page.goto(`${origin()}/prevent?done`);
  await lookAt(page);
});
