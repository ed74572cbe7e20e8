import { expect } from '@playwright/test';
import { languageNames, languages } from '#domain/languages';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { bothWays, press, someone, test, visit } from './visitor.ts';

const german = { button: 'Deutsch', title: 'Fragen Sie nach Ihren Daten' };

bothWays(() => {
  test('V6: every language is named in itself, and the page stands in the one that is chosen, also afterwards', async ({
    page,
  }) => {
    await visit(page, '/request/kind');
    const names = page.getByRole('navigation', { name: 'Language' });
    await expect(names.getByRole('listitem')).toHaveText(languages.map((language) => languageNames[language]));
    await press(page, german.button);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page).toHaveTitle(/^Was möchten Sie tun\?/);
    await expect(page).toHaveURL(`${origin()}/request/kind`);
    await expect(page.getByRole('navigation', { name: 'Sprache' }).getByText('Deutsch')).toHaveAttribute(
      'aria-current',
      'true',
    );
    await visit(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(german.title);
  });

  test('V6: what was answered before stays when the language is changed', async ({ page }) => {
    await visit(page, '/request/kind');
    await page.getByRole('radio').nth(1).check();
    await press(page, 'Continue');
    await expect(page).toHaveURL(/correct$/);
    await page.getByRole('radio').first().check();
    await press(page, 'Continue');
    await expect(page).toHaveURL(/correct\/value/);
    await press(page, 'Español');
    await expect(page).toHaveURL(/correct\/value\?field=/);
    await page.getByRole('link', { name: 'Atrás' }).click();
    await expect(page.getByRole('radio').first()).toBeVisible();
    await visit(page, '/request/kind');
    await expect(page.getByRole('radio').nth(1)).toBeChecked();
  });

  test('V6: what was typed and not sent yet stays too', async ({ page }) => {
    await visit(page, '/request/opt-out');
    const email = someone('typed');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('textbox').first().fill(email);
    await press(page, 'Français');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.getByRole('textbox').first()).toHaveValue(email);
    await expect(page.getByRole('checkbox').first()).toBeChecked();
    await expect(page.getByRole('alert', { name: 'Il y a un problème' })).toHaveCount(0);
    await press(page, 'M’opposer');
    await expect(page.getByRole('heading', { name: 'Votre opposition est enregistrée' })).toBeVisible();
  });

  test('V50: the title says that there is an error, in the language of the page, and no longer once there is none', async ({
    page,
  }) => {
    await visit(page, '/request/kind');
    await press(page, 'Deutsch');
    await expect(page).toHaveTitle(/^Was möchten Sie tun/);
    await press(page, 'Weiter');
    await expect(page.getByRole('alert', { name: 'Es gibt ein Problem' })).toBeVisible();
    await expect(page).toHaveTitle(/^Fehler: Was möchten Sie tun/);
    await visit(page, '/request/kind');
    await expect(page).toHaveTitle(/^Was möchten Sie tun/);
  });
});

for (const [locale, language] of [
  ['de-AT', 'de'],
  ['pt-PT', 'pt-BR'],
  ['es-MX', 'es'],
  ['ja-JP', 'en'],
] as const) {
  test.describe(`a browser set to ${locale}`, () => {
    test.use({ locale });
    test(`V6: a browser that asks for ${locale} gets ${language} without a choice`, async ({ page }) => {
      await visit(page, '/');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
      if (language !== 'en') await lookAt(page);
    });
  });
}

test.describe('the desk', () => {
  test.use({ locale: 'de-DE' });
  test('the desk stays in English, whatever the browser asks for', async ({ page }) => {
    await visit(page, '/desk/sign-in');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('button', { name: 'Deutsch' })).toHaveCount(0);
    await visit(page, '/desk');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await visit(page, '/nowhere');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });
});
