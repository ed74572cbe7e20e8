/** The visitor's pages for who enlarges them, chooses their own colours, wants nothing to move, has no mouse or listens. */
import { expect, type Page } from '@playwright/test';
import { codeFor, expectRefused, openPages, press, prove, someone, test, visit } from './visitor.ts';

test.setTimeout(300_000);

/** Asks for a copy, looking at each page on the way and at all that is there afterwards. */
async function everywhere(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  const lookAt = async (path: string) => {
    await visit(page, path);
    await look(page);
  };
  for (const path of openPages) await lookAt(path);
  await visit(page, '/request/access');
  await press(page, 'Continue');
  await expectRefused(page);
  await look(page);
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, someone('states'));
  await look(page);
  await press(page, 'Send your request for a copy of your data');
  await expect(page).toHaveURL(/sent$/);
  await look(page);
  const request = new URL(page.url()).pathname.replace('/sent', '');
  for (const path of ['', '/cancel', '/collect', '/appeal']) await lookAt(request + path);
  for (const path of ['/requests', '/my-data', '/preferences', '/opt-out/undo']) await lookAt(path);
  // This organisation shows no details one by one: the page says so, and not that nothing is held.
  await visit(page, '/my-data');
  await expect(page.getByText('A copy has everything that we hold about you.')).toBeVisible();
}

test('at 400 % no page has to be moved sideways to be read', async ({ page }) => {
  // 1280 pixels at 400 %: WCAG 2.2, 1.4.10.
  await page.setViewportSize({ width: 320, height: 256 });
  await everywhere(page, async () => {
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(excess, `pixels that ${page.url()} is too wide`).toBeLessThanOrEqual(0);
  });
});

test('in colours that the reader chose every button keeps an edge, and what has the focus a frame', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await everywhere(page, async () => {
    const edgeless = await page.evaluate(() =>
      [...document.querySelectorAll('main button, main .button')]
        .filter((button) => {
          const { borderTopWidth, borderTopStyle, textDecorationLine } = getComputedStyle(button);
          const isLink = textDecorationLine.includes('underline');
          return !isLink && (borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) === 0);
        })
        .map((button) => button.textContent),
    );
    expect.soft(edgeless, `buttons without an edge on ${page.url()}`).toEqual([]);
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect.soft(outline, `the first focus on ${page.url()}`).not.toBe('none');
  });
});

test('nothing moves where the reader wants no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await everywhere(page, async () => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
          const lasts = (durations: string) => durations.split(',').some((one) => Number.parseFloat(one) > 0.01);
          return (animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration);
        })
        .map(({ tagName, className }) => `${tagName} ${className}`),
    );
    expect.soft(moving, `what moves on ${page.url()}`).toEqual([]);
  });
});

/** Presses Tab until what has the focus is called so. @throws when a whole round does not lead there */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const now = document.activeElement;
      return now instanceof HTMLInputElement ? (now.labels?.[0]?.textContent ?? '') : (now?.textContent ?? '');
    });
    if (name.test(label)) return;
  }
  throw new Error(`no ${name} is reached by Tab on ${page.url()}`);
}

test('a request is made, followed and cancelled by the keyboard alone', async ({ page }) => {
  await visit(page, '/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, /^Start now$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/request\/kind$/);
  await tabTo(page, /^Get a copy/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/access$/);
  await tabTo(page, /^Continue$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Everything held about me')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/prove/);
  const [email, before] = [someone('keys'), new Date(Date.now() - 1000)];
  await tabTo(page, /What is your email address/);
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/prove\/code/);
  await tabTo(page, /^Code$/);
  await page.keyboard.type(await codeFor(email, before));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/check$/);
  await tabTo(page, /^Send your request for a copy/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sent$/);
  await tabTo(page, /^Follow your request/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/requests\/[0-9a-f-]{36}$/);
  await tabTo(page, /^Cancel this request/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cancel$/);
  await tabTo(page, /^Cancel the request$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The request is cancelled' })).toBeVisible();
});

test('who listens hears of each page what it is, where they are and what each answer means', async ({ page }) => {
  await visit(page, '/');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "Skip to the main content"
    - banner:
      - navigation "Language"
      - link "ClickAndChat Your data"
    - main:
      - heading "Ask about your data" [level=1]
      - link "Start now"
    - contentinfo
  `);
  await visit(page, '/request/access');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - navigation "Back":
      - link "Back"
    - main:
      - group "What would you like a copy of?":
        - heading "What would you like a copy of?" [level=1]
        - radio "Everything held about me"
        - radio "Only some of it"
      - button "Continue"
  `);
  await press(page, 'Continue');
  await expectRefused(page);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - alert "There is a problem":
      - heading "There is a problem" [level=2]
      - list:
        - listitem:
          - link "Choose everything or only some of it"
    - group "What would you like a copy of?"
  `);
  await expect(page.getByRole('group', { name: 'What would you like a copy of?' })).toHaveAccessibleDescription(
    /Choose everything or only some of it/,
  );
  await visit(page, '/prove');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "What is your email address?" [level=1]
    - textbox "What is your email address?"
    - button "Continue"
  `);
  await expect(page.getByRole('textbox')).toHaveAccessibleDescription(/\S/);
});

test('answers outlive a closed tab on the same device, and no address holds what was typed', async ({
  page,
  context,
}) => {
  await visit(page, '/request/correct/value?field=accounts.city');
  await page.getByRole('textbox').last().fill('Lisboa');
  await press(page, 'Continue');
  await expect(page).toHaveURL(/changes$/);
  expect(page.url()).not.toContain('Lisboa');
  await page.close();
  const later = await context.newPage();
  await visit(later, '/request/correct/changes');
  await expect(later.getByRole('main')).toContainText('Lisboa');
  const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('__Host-'));
  expect(cookies.length).toBeGreaterThan(0);
  for (const { expires } of cookies) expect(expires, 'a browser that is closed keeps it').toBeGreaterThan(0);
});
