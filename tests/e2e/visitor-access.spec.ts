import { expect, type Page } from '@playwright/test';
import { lookAt } from './look.ts';
import {
  begin,
  bothWays,
  confirmation,
  expectRefused,
  press,
  prove,
  someone,
  stranger,
  test,
  visit,
} from './visitor.ts';

const everything = 'Everything held about me';

async function askForCopy(page: Page, email: string): Promise<{ id: string; reference: string }> {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel(everything).check();
  await press(page, 'Continue');
  await prove(page, email);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Check your answers');
  await press(page, 'Send your request for a copy of your data');
  return confirmation(page);
}

bothWays((how) => {
  test(`a person asks for a copy, follows it and cancels it (${how} JavaScript)`, async ({ page }) => {
    const email = someone('access');
    const { id, reference } = await askForCopy(page, email);
    await expect(page.getByText(email).first()).toBeVisible();
    await page.getByRole('link', { name: /Follow your request/ }).click();
    await expect(page.getByText(reference).first()).toBeVisible();
    await expect(page.getByText(/^Our answer by \w+ \d/)).toBeVisible();
    expect(await page.locator('h2:visible').allTextContents(), 'how it stands comes before a form for more').toEqual([
      'We are working on it',
      'What you asked for',
      'What has happened',
      'Messages',
      'Change your mind?',
    ]);
    await page.getByRole('link', { name: 'Cancel this request' }).click();
    await press(page, 'Cancel the request');
    await expect(page.getByRole('heading', { name: 'The request is cancelled' })).toBeVisible();
    await visit(page, `/requests/${id}/cancel`);
    await expect(page.getByRole('heading', { name: 'The request is cancelled' })).toBeVisible();
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  });

  test(`V62: the confirmation holds the reference, all that was sent, what is next, by when and whom to ask (${how} JavaScript)`, async ({
    page,
  }) => {
    const email = someone('kept');
    await begin(page, 'Something else, or complain');
    await page.getByLabel('A complaint about how you use my data').check();
    await page.getByLabel('Tell us more').fill('You wrote to me though I never asked for it.');
    await press(page, 'Continue');
    await prove(page, email);
    await press(page, 'Send this to us');
    const { id, reference } = await confirmation(page);
    const panel = page.locator('main > div').first();
    await expect(panel).toContainText(reference);
    await expect(panel.getByRole('heading', { level: 1 })).toHaveText('We have what you wrote');
    await expect(panel.getByRole('link')).toHaveCount(0);
    const said = async () => {
      const main = page.getByRole('main');
      for (const words of [
        reference,
        'A complaint about how you use my data',
        'You wrote to me though I never asked for it.',
        email,
        'What happens next',
        'Somebody reads it and answers you',
        'as a PDF',
        'Tell us too if something on these pages was hard to use',
      ])
        await expect(main).toContainText(words);
      await expect(main).toContainText(/You get our answer by .*\d{4} at the latest/);
      await expect(main.locator('a[href^="mailto:"]')).toBeVisible();
    };
    await said();
    await page.emulateMedia({ media: 'print' });
    await said();
    await expect(page.getByRole('button', { name: 'Deutsch' })).toBeHidden();
    await page.emulateMedia({ media: null });
    // A bookmark of it stays useful.
    await visit(page, `/requests/${id}/sent`);
    await said();
  });

  test(`answers stay when the browser goes back, and errors lead to their field (${how} JavaScript)`, async ({
    page,
  }) => {
    await begin(page, 'Get a copy of my data');
    await press(page, 'Continue');
    await expectRefused(page);
    await page.getByRole('link', { name: 'Choose everything or only some of it' }).click();
    await expect(page).toHaveURL(/#extent$/);
    await page.getByLabel('Only some of it').check();
    await page.getByLabel('Cards and payments', { exact: true }).check();
    await press(page, 'Continue');
    await expect(page.getByLabel('What is your email address?')).toBeVisible();
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page.getByLabel('Only some of it')).toBeChecked();
    await expect(page.getByLabel('Cards and payments', { exact: true })).toBeChecked();
    await expect(page.getByLabel('Your account', { exact: true })).not.toBeChecked();
  });

  test(`V50: what is wrong stands above the heading, wherever the form is (${how} JavaScript)`, async ({ page }) => {
    for (const path of ['kind', 'delete', 'correct', 'report-lost', 'opt-out', 'correct/value?field=accounts.city']) {
      await visit(page, `/request/${path}`);
      await page.locator('main form button').last().click();
      await expectRefused(page);
    }
    await page.getByRole('textbox').last().fill('Lisboa');
    await press(page, 'Continue');
    await expect(page).toHaveURL(/changes$/);
    await expect(page).not.toHaveTitle(/Error/);
    await press(page, 'Continue');
    await expectRefused(page);
    const { id } = await askForCopy(page, someone('above'));
    await visit(page, `/requests/${id}`);
    await press(page, 'Send your message');
    await expectRefused(page);
  });
});

test('V60: an answer is changed from the page that shows them all, and one is led back there', async ({ page }) => {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Only some of it').check();
  await page.getByLabel('Cards and payments', { exact: true }).check();
  await press(page, 'Continue');
  await prove(page, someone('changes'));
  await expect(page.getByRole('main')).toContainText('Cards and payments');
  await page.getByRole('link', { name: /^Change ?what you want a copy of/i }).click();
  await page.getByLabel(everything).check();
  await press(page, 'Continue');
  await expect(page).toHaveURL(/\/request\/check$/);
  await expect(page.getByRole('main')).toContainText('Everything held about you');
  await expect(page.getByRole('main')).not.toContainText('Cards and payments');
});

test('V2: a form sent twice is one request with the same confirmation, and going back says that it was sent', async ({
  page,
}) => {
  const first = await askForCopy(page, someone('twice'));
  await page.goBack();
  await expect(page.getByText(`You have sent this request. Its reference is ${first.reference}.`)).toBeVisible();
  await press(page, 'Send your request for a copy of your data');
  expect(await confirmation(page)).toEqual(first);
  await visit(page, '/requests');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});

test('E1: somebody else’s request is the same page as none at all', async ({ page, browser }) => {
  const { id } = await askForCopy(page, someone('mine'));
  const other = await stranger(browser);
  await visit(other, '/requests');
  await prove(other, someone('other'));
  const bodies: string[] = [];
  for (const path of ['', '/sent', '/cancel', '/collect']) {
    for (const asked of [id, '00000000-0000-4000-8000-000000000000']) {
      const answer = await visit(other, `/requests/${asked}${path}`);
      expect(answer?.status()).toBe(404);
      bodies.push(await other.getByRole('main').innerText());
    }
  }
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain('Page not found');
});

test('no page of asking and following keeps anybody out', async ({ page }) => {
  // Two dozen pages, each looked at in six settings.
  test.setTimeout(300_000);
  await visit(page, '/');
  await lookAt(page);
  for (const path of ['kind', 'access', 'correct', 'delete', 'report-lost', 'opt-out']) {
    await visit(page, `/request/${path}`);
    await lookAt(page);
    await press(page, path === 'opt-out' ? 'Opt out' : 'Continue');
    await expectRefused(page);
    await lookAt(page);
  }
  for (const path of ['/help/agents', '/prove', '/prove/link', '/pause', '/request/opt-out/done']) {
    await visit(page, path);
    await lookAt(page);
  }
  const { id } = await askForCopy(page, someone('axe'));
  await lookAt(page);
  for (const path of ['', `/${id}`, `/${id}/cancel`, `/${id}/collect`]) {
    await visit(page, `/requests${path}`);
    await lookAt(page);
  }
  await visit(page, '/opt-out/undo');
  await lookAt(page);
});

test('signing out ends the session, and the back button shows nothing', async ({ page, context }) => {
  await visit(page, '/requests');
  await prove(page, someone('leaving'));
  await expect(page.getByRole('heading', { name: 'Your requests' })).toBeVisible();
  const kept = await context.cookies();
  await press(page, 'Sign out');
  await expect(page.getByRole('link', { name: 'Start now' })).toBeVisible();
  await context.addCookies(kept);
  await visit(page, '/requests');
  await expect(page.getByLabel('What is your email address?')).toBeVisible();
});
