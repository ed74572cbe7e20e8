import { expect, type Page } from '@playwright/test';
import { letter } from './portal.ts';
import { someone, test, visit } from './visitor.ts';

/** The eight digits of a code letter in this language. */
async function codeOf(email: string, subject: RegExp, body: RegExp): Promise<string> {
  const { text } = await letter(email, subject);
  expect(text).toMatch(body);
  return (/\b(\d{4})[ -]?(\d{4})\b/.exec(text) ?? []).slice(1).join('');
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** English that would have been left on a page. */
const english = /\b(the|your|you|with|this|and|of|request|back)\b/i;
const untranslated = async (page: Page) =>
  (await page.locator('body').innerText()).split('\n').filter((line) => english.test(line));

test.describe('in German, without JavaScript', () => {
  test.use({ locale: 'de-DE', javaScriptEnabled: false });

  test('V6: a person asks for a copy, from the start page to the letter, and reads no English word', async ({
    page,
  }) => {
    const email = someone('kopie');
    await visit(page, '/');
    expect(await untranslated(page)).toEqual([]);
    await page.getByRole('link', { name: 'Jetzt beginnen' }).click();
    expect(await untranslated(page)).toEqual([]);
    await press(page, 'Weiter');
    const problem = page.getByRole('alert', { name: 'Es gibt ein Problem' });
    await expect(problem).toContainText('Wählen Sie, was Sie tun möchten');
    await page.getByLabel('Eine Kopie meiner Daten erhalten').check();
    await press(page, 'Weiter');
    await page.getByLabel('Nur einen Teil davon').check();
    await page.getByLabel('Karten und Zahlungen', { exact: true }).check();
    expect(await untranslated(page)).toEqual([]);
    await press(page, 'Weiter');
    await page.getByLabel('Wie lautet Ihre E-Mail-Adresse?').fill(email);
    await press(page, 'Weiter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sehen Sie in Ihr Postfach');
    expect(await untranslated(page)).toEqual([]);
    const code = await codeOf(email, /Ihr Code für/, /Geben Sie diesen Code auf der Seite ein/);
    await page.getByLabel('Code', { exact: true }).fill(code);
    await press(page, 'Weiter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^Prüfen Sie Ihre Antworten, bevor Sie um eine Kopie/,
    );
    expect(await untranslated(page)).toEqual([]);
    await press(page, 'Anfrage nach einer Kopie Ihrer Daten senden');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Sie haben um eine Kopie Ihrer Daten gebeten/);
    const reference = await page.locator('main strong.font-mono').first().innerText();
    await expect(page.locator('main time').first()).toHaveText(/^\d{1,2}\. [A-ZÄ][a-zä]+ 20\d\d$/);
    expect(await untranslated(page)).toEqual([]);
    await page.getByRole('link', { name: 'Ihre Anfrage verfolgen' }).click();
    await expect(page.getByText('Die Anfrage hat uns erreicht')).toBeVisible();
    expect(await untranslated(page)).toEqual([]);
    const { subject, text } = await letter(email, new RegExp(reference));
    expect(subject).toBe(`Wir haben Ihre Anfrage ${reference}`);
    expect(text.replace(/\S*(https?:|@)\S*/g, '')).not.toMatch(english);
  });
});

test.describe('in Brazilian Portuguese, without JavaScript', () => {
  test.use({ locale: 'pt-BR', javaScriptEnabled: false });

  test('V6: a person asks for deletion, from the start page to the letter, and reads no English word', async ({
    page,
  }) => {
    const email = someone('exclusao');
    await visit(page, '/');
    await page.getByRole('link', { name: 'Começar agora' }).click();
    await page.getByLabel('Excluir meus dados').check();
    await press(page, 'Continuar');
    await expect(page.getByRole('heading', { name: 'O que é mantido e por quê' })).toBeVisible();
    expect(await untranslated(page)).toEqual([]);
    await page.getByLabel('Tudo o que pode ser excluído').check();
    await press(page, 'Continuar');
    await page.getByLabel('Qual é o seu endereço de e-mail?').fill(email);
    await press(page, 'Continuar');
    const code = await codeOf(email, /Seu código para/, /Digite este código na página/);
    await page.getByLabel('Código', { exact: true }).fill(code);
    await press(page, 'Continuar');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/antes de pedir que excluamos seus dados$/);
    expect(await untranslated(page)).toEqual([]);
    await press(page, 'Enviar seu pedido de exclusão dos seus dados');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Você pediu que excluamos seus dados/);
    const reference = await page.locator('main strong.font-mono').first().innerText();
    await expect(page.locator('main time').first()).toHaveText(/^\d{1,2} de [a-zç]+ de 20\d\d$/);
    expect(await untranslated(page)).toEqual([]);
    const { subject, text } = await letter(email, new RegExp(reference));
    expect(subject).toBe(`Recebemos o seu pedido ${reference}`);
    expect(text.replace(/\S*(https?:|@)\S*/g, '')).not.toMatch(english);
  });
});
