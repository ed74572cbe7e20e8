import { expect, type Page, type Route } from '@playwright/test';
import { lookAt } from './look.ts';
import { bothWays, expectRefused, press, problem, prove, someone, test, visit } from './visitor.ts';

const email = (page: Page) => page.getByLabel('Your email address');
const unanswered = (page: Page) => page.getByRole('alert', { name: 'No answer came' });
/** The form that is sent; the other is the languages'. */
const form = (page: Page) => page.locator('main form');

async function fillOptOut(page: Page): Promise<void> {
  await visit(page, '/request/opt-out');
  await page.getByLabel('Special offers').check();
  await email(page).fill('sam.holt@mail.example');
}

test('where nobody answers, that is said, nothing typed is lost, and the next try counts', async ({ page }) => {
  await fillOptOut(page);
  await page.route('**/request/opt-out', (route) => route.abort());
  await press(page, 'Opt out');
  await expect(unanswered(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(email(page)).toHaveValue('sam.holt@mail.example');
  await expect(form(page)).not.toHaveAttribute('aria-busy');
  await email(page).fill('');
  await press(page, 'Opt out');
  await expect(problem(page)).toContainText('Enter');
  await expect(page.getByText('No answer came')).toHaveCount(0);
  await page.unroute('**/request/opt-out');
  await email(page).fill('sam.holt@mail.example');
  await press(page, 'Opt out');
  await expect(page).toHaveURL(/\/done$/);
});

test('where nobody answers in time, that is said, nothing typed is lost, and what comes after all changes nothing', async ({
  page,
}) => {
  await page.clock.install();
  await fillOptOut(page);
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route(
    '**/request/opt-out',
    async (route) => {
      asked.resolve();
      await answered.promise;
      await route.fulfill({ status: 204, headers: { Location: '/' } }).catch(() => {});
    },
    { times: 1 },
  );
  await press(page, 'Opt out');
  await asked.promise;
  await expect(form(page)).toHaveAttribute('aria-busy', 'true');
  await page.clock.fastForward(60_000);
  await expect(unanswered(page)).toBeFocused();
  await expect(form(page)).not.toHaveAttribute('aria-busy');
  await expect(email(page)).toHaveValue('sam.holt@mail.example');
  answered.resolve();
  await press(page, 'Opt out');
  await expect(page).toHaveURL(/\/done$/);
});

test('where the portal fails, its own words stand at the form that was sent', async ({ page }) => {
  await fillOptOut(page);
  const say = 'Try again later, or write to privacy.of.everybody.who.writes@clickandchat.example';
  const go = 'Go to the start page';
  const body = `<!doctype html><main><h1>Something went wrong</h1><p>${say}</p><p><a href="/">${go}</a></p></main>`;
  await page.route('**/request/opt-out', (route) => route.fulfill({ status: 500, contentType: 'text/html', body }));
  await press(page, 'Opt out');
  const failure = page.getByRole('alert', { name: 'Something went wrong' });
  await expect(failure).toContainText(say);
  await expect(failure).not.toContainText(go);
  await lookAt(page);
  await expect(email(page)).toHaveValue('sam.holt@mail.example');
});

/** Each answer in turn is none: that is said, and what was typed stays. */
async function expectAsGoodAsNone(page: Page, answers: Parameters<Route['fulfill']>[0][]): Promise<void> {
  await fillOptOut(page);
  for (const answer of answers) {
    await page.route('**/request/opt-out', (route) => route.fulfill(answer), { times: 1 });
    await email(page).focus();
    await press(page, 'Opt out');
    await expect(unanswered(page)).toBeFocused();
    await expect(email(page)).toHaveValue('sam.holt@mail.example');
  }
  await expect(page).toHaveURL(/\/request\/opt-out$/);
}

test('an answer that is not ours is as good as none', async ({ page }) => {
  await expectAsGoodAsNone(page, [
    { status: 502, contentType: 'text/html', body: '<html><center><h1>502 Bad Gateway</h1></center></html>' },
    { status: 429, contentType: 'application/json', body: '{"error":"slow down"}' },
  ]);
});

test('an answer that leads away from us is not followed, to the same page or another', async ({ page }) => {
  const answers = ['https://elsewhere.example/request/opt-out', 'https://elsewhere.example/away'].map((Location) => {
    return { status: 204, headers: { Location } };
  });
  await expectAsGoodAsNone(page, answers);
});

test('pressed twice, a form is sent once, and shows that it is under way until the next page is there', async ({
  page,
}) => {
  await fillOptOut(page);
  let sent = 0;
  const [answered, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/request/opt-out', async (route) => {
    sent++;
    await answered.promise;
    await route.continue();
  });
  await page.route('**/done', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  const leaves = page.waitForRequest('**/done');
  await page.getByRole('button', { name: 'Opt out' }).dblclick();
  await expect(form(page)).toHaveAttribute('aria-busy', 'true');
  answered.resolve();
  await leaves;
  await page.keyboard.press('Enter');
  arrived.resolve();
  await expect(page).toHaveURL(/\/done$/);
  expect(sent).toBe(1);
});

test('what is typed while a form is under way is not lost by an older answer', async ({ page }) => {
  const answered = Promise.withResolvers<void>();
  await visit(page, '/prove');
  await page.route('**/prove', async (route) => {
    await answered.promise;
    await route.continue();
  });
  await page.getByLabel('What is your email address?').fill('ann@');
  await press(page, 'Continue');
  const field = page.getByLabel('What is your email address?');
  await field.fill('ann@mail.example');
  answered.resolve();
  await expectRefused(page);
  await expect(field).toHaveValue('ann@mail.example');
  await expect(field).toBeFocused();
});

test('who types again while nobody answers is told so, and goes on where they type', async ({ page }) => {
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await fillOptOut(page);
  await page.route('**/request/opt-out', async (route) => {
    asked.resolve();
    await answered.promise;
    await route.abort();
  });
  await press(page, 'Opt out');
  await asked.promise;
  await email(page).fill('sam');
  answered.resolve();
  await expect(unanswered(page)).toBeVisible();
  await page.keyboard.type('.holt');
  await expect(email(page)).toHaveValue('sam.holt');
});

test('what was refused is no step in the history, and back never asks to send again', async ({ page }) => {
  const reports: string[] = [];
  page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
  await visit(page, '/requests');
  await expect(page).toHaveURL(/\/prove/);
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await page.getByLabel('What is your email address?').fill('a@x.test,b@evil.test');
  await press(page, 'Continue');
  await expectRefused(page);
  expect(await steps()).toBe(before);
  await expect(problem(page)).toBeFocused();
  await prove(page, someone('back'));
  await expect(page.getByRole('heading', { name: 'Your requests' })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page.getByLabel('What is your email address?')).toBeVisible();
  expect(reports).toEqual([]);
});

test('another language keeps what was typed, and the page is all of that language', async ({ page }) => {
  await fillOptOut(page);
  await press(page, 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Widersprechen');
  await expect(page.getByLabel('Ihre E-Mail-Adresse')).toHaveValue('sam.holt@mail.example');
  await expect(page.getByLabel('Sonderangebote')).toBeChecked();
});

test('in a browser whose forms do not name the pressed button, a language is still only a language', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.FormData = class extends FormData {
      constructor(form?: HTMLFormElement) {
        super(form);
      }
    };
  });
  await fillOptOut(page);
  await press(page, 'Deutsch');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Widersprechen');
  await expect(page).toHaveURL(/opt-out$/);
});

/** Of the form on the page, as an earlier build would have named it. */
const age = (page: Page) =>
  form(page)
    .locator('input[name$=":0"]')
    .evaluate((field: HTMLInputElement) => (field.value = field.value.replace(/[0-9a-f]{8}"/, '00000000"')));

bothWays((how) => {
  test('a form that is older than our pages is told so, and with scripts keeps what was typed', async ({ page }) => {
    await fillOptOut(page);
    await age(page);
    await press(page, 'Opt out');
    await expect(page.getByRole('heading', { name: 'This form is older than our pages' })).toBeVisible();
    if (how === 'with') await expect(email(page)).toHaveValue('sam.holt@mail.example');
  });
});
