/** Every page of the visitor's in a language that is 40 % longer, and from right to left: see app/language/test-words. */
import { expect, type Page } from '@playwright/test';
import { accent } from '../../app/language/test-words.ts';
import { fits } from './look.ts';
import { origin } from './portal.ts';
import { codeFor, openPages, press, someone, test, visit } from './visitor.ts';

test.setTimeout(600_000);

/** What is data and not words: names, addresses, numbers, citations, and what joins a list. */
const data = [
  /\S+@\S+/g,
  /\S*https?:\S+/g,
  /ClickAndChat(, Privacy)?|1 Example Street|Glendale, CA/g,
  / and /g,
  /\b[\d,]+ MB\b/g,
  // Lengths are the browser's and Node's own words, in the language of the page.
  /\b\d+ days?\b/g,
  /\b([2-9A-Z]{4}-){2}[2-9A-Z]{4}\b/g,
  /\b(GDPR|CCPA|CCR|CAN-SPAM|Act|Cal\.|Civ\.|Code|Regs\.|Art\.|U\.S\.C\.)/g,
];

/** Text on the page, also what is only heard, that came from no message: it has letters without accents. */
async function untranslated(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const isData = 'time, bdi, script, style, noscript, .font-mono, [lang]:not(html), a[href^="mailto:"]';
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'alt', 'placeholder']) found.push(node.getAttribute(name) ?? '');
      } else if (!node.parentElement?.closest(isData)) found.push(node.textContent ?? '');
    }
    return found;
  });
  return words.filter((text) => /[A-Za-z]{2}/.test(data.reduce((left, one) => left.replace(one, ''), text)));
}

async function look(page: Page): Promise<void> {
  expect.soft(await untranslated(page), `words in English on ${page.url()}`).toEqual([]);
  await fits(page);
}

/** Pages whose form can be refused; what is wrong is said in the language too. */
const asking = [
  '/request/kind',
  '/request/access',
  '/request/delete',
  '/request/opt-out',
  '/request/report-lost',
  '/prove',
];

for (const language of ['en-XA', 'ar-XB']) {
  test.describe(language, () => {
    test.beforeEach(async ({ context }) => {
      const cookie = { name: '__Host-habeas-language', value: language, secure: true, httpOnly: true };
      // Only a secure address may set it; Chromium sends it to this machine without TLS too.
      await context.addCookies([{ ...cookie, url: origin().replace('http:', 'https:') }]);
    });

    test('V6: pages that are open to everybody have no word of their own, and fit', async ({ page }) => {
      for (const path of openPages) {
        await visit(page, path);
        await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar-XB' ? 'rtl' : 'ltr');
        await look(page);
      }
      for (const path of asking) {
        await visit(page, path);
        await page.locator('main form button').last().click();
        await expect(page.getByRole('alert', { name: accent('There is a problem') })).toBeVisible();
        await look(page);
      }
    });

    test('V6: a request has no word of its own from the first question to its end, and fits', async ({ page }) => {
      const email = someone('longer');
      await visit(page, '/request/correct/value?field=accounts.city');
      await page.getByRole('textbox').last().fill('Lisboa');
      await press(page, accent('Continue'));
      await expect(page).toHaveURL(/changes$/);
      expect((await untranslated(page)).filter((text) => !text.includes('Lisboa'))).toEqual([]);
      await fits(page);
      await visit(page, '/request/access');
      await page.getByRole('radio').first().check();
      await press(page, accent('Continue'));
      const before = new Date(Date.now() - 1000);
      await page.getByRole('textbox').fill(email);
      await press(page, accent('Continue'));
      await expect(page).toHaveURL(/prove\/code/);
      await look(page);
      await page.getByRole('textbox').fill(await codeFor(email, before));
      await press(page, accent('Continue'));
      await expect(page).toHaveURL(/check$/);
      await look(page);
      await page.locator('main form button').last().click();
      await expect(page).toHaveURL(/sent$/);
      await look(page);
      const id = new URL(page.url()).pathname.split('/')[2];
      for (const path of [
        `/requests/${id}`,
        `/requests/${id}/cancel`,
        `/requests/${id}/collect`,
        `/requests/${id}/appeal`,
      ]) {
        await visit(page, path);
        await look(page);
      }
      for (const path of ['/requests', '/my-data', '/preferences', '/opt-out/undo']) {
        await visit(page, path);
        await look(page);
      }
    });
  });
}
