import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { untilThere } from './desk-side.ts';
import { elsewhere } from './elsewhere.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, problem, prove, test, visit } from './visitor.ts';

/**
 * An example whose deletions ask for facts. None of the five does: what a copy shows after no more than a mailbox cannot
 * be a fact, and their promises give a copy to whoever has the mailbox. So this one asks before such copies, too.
 */
const example = `licensepal-facts-${process.pid}`;
const examples = path.resolve(import.meta.dirname, '../../examples');
const folder = path.join(examples, example);

function rewrite(file: string, changes: readonly [string | RegExp, string][]): void {
  const at = path.join(folder, file);
  const text = changes.reduce((words, [was, is]) => words.replace(was, is), readFileSync(at, 'utf8'));
  writeFileSync(at, text);
}

elsewhere('licensepal', () => {
  cpSync(path.join(examples, 'licensepal'), folder, { recursive: true });
  const asked = 'identity: { delete: { ask: facts }, access: { ask: facts, categories: [transactions, identifiers] } }';
  rewrite('organisation.yaml', [[/^identity: .*$/m, asked]]);
  rewrite('datamap.yaml', [
    ['PO_NO: { label: Your order number,', 'PO_NO: { label: Your order number, ask: Your own number of an order,'],
    [
      'LIC_KEY: { label: Licence key }',
      'LIC_KEY: { label: Licence key, ask: "Your licence key, as it is on the box" }',
    ],
  ]);
  return { folder: example, end: () => rmSync(folder, { recursive: true, force: true }) };
});
test.setTimeout(180_000);

/** What the shop holds of Ruth (examples/licensepal/documented.sql). */
const [order, licence] = ['HALE-17', 'RUTH0-00000-00000-00000-00001'];

async function askForDeletion(page: Page, email: string): Promise<string> {
  await begin(page, 'Delete my data');
  await page.getByLabel('Everything that can be deleted').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request to delete your data');
  return (await confirmation(page)).id;
}

async function answer(page: Page, id: string, orders: string, key: string): Promise<void> {
  await visit(page, `/requests/${id}/identity`);
  await page.getByLabel('Your own number of an order').fill(orders);
  await page.getByLabel('Your licence key, as it is on the box').fill(key);
  await press(page, 'Compare my answers');
}

const atDesk = async (browser: Browser, id: string): Promise<Page> => {
  const desk = await asStaff(browser, 'reviewer');
  await desk.goto(`${origin()}/desk/requests/${id}`);
  return desk;
};

test('V43: right answers show who it is, however they are written, and the desk reads that and none of them', async ({
  page,
  browser,
}) => {
  const id = await askForDeletion(page, 'ruth.hale@mail.example');
  await visit(page, `/requests/${id}/identity`);
  await lookAt(page);
  await press(page, 'Compare my answers');
  await expect(problem(page)).toContainText('Answer more of these questions');
  await answer(page, id, ` ${order.toLowerCase()} `, licence.replaceAll('-', ' '));
  await untilThere(page, page.getByText('You have shown that it is you'));
  await lookAt(page);
  const desk = await atDesk(browser, id);
  await expect(desk.getByText('Facts', { exact: false }).first()).toBeVisible();
  for (const typed of [order, licence]) await expect(desk.getByText(typed)).toHaveCount(0);
  await lookAt(desk);
});

bothWays((how) => {
  // One whom the shop knows, and one of whom it holds nothing: both read the same.
  const email = how === 'with' ? 'otto.brandt@mail.example' : 'sam.holt@mail.example';

  test('three wrong tries end the questions and not the request; post and a declaration are left', async ({
    page,
    checked,
  }) => {
    const id = await askForDeletion(page, email);
    for (const left of ['You can try 2 more times', 'You can try once more']) {
      await answer(page, id, 'HALE-71', 'AAAAA-BBBBB-CCCCC');
      await expect(page).not.toHaveURL(/identity$/);
      await untilThere(page, page.getByText('Your answers were not enough').first());
      await visit(page, `/requests/${id}/identity`);
      await expect(page.getByText(left)).toBeVisible();
      await checked(page);
    }
    await answer(page, id, 'HALE-71', 'AAAAA-BBBBB-CCCCC');
    await expect(async () => {
      await visit(page, `/requests/${id}/identity`);
      await expect(page).toHaveURL(/\/identity\/otherwise$/);
    }).toPass({ timeout: 20_000 });
    await expect(page.getByText('These questions cannot be tried again for now')).toBeVisible();
    await checked(page);
    await press(page, 'Send me a code by post');
    await expect(
      page.getByText('If we hold one postal address for you, a letter with a code is on its way to it'),
    ).toBeVisible();
    await visit(page, `/requests/${id}/identity/otherwise`);
    await page.getByLabel('Your full name').fill('Pat Example');
    await page.getByLabel('I declare this').check();
    await press(page, 'Sign the declaration');
    await expect(page.getByText('Somebody at our privacy desk reads it').first()).toBeVisible();
  });
});
