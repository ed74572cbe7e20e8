import { expect, type Page } from '@playwright/test';
import { exif, jpegWith, toldInJpeg } from '#tests/files';
import { untilThere } from './desk-side.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, problem, prove, someone, test, visit } from './visitor.ts';

/** A file as it lies on somebody's telephone. */
const photo = { name: 'my house.jpg', mimeType: 'image/jpeg', buffer: jpegWith(exif(6), ...toldInJpeg) };
const notOne = { name: 'page.png', mimeType: 'image/png', buffer: Buffer.from('<html><script>1</script></html>') };

async function asked(page: Page, email: string): Promise<{ id: string; reference: string }> {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request for a copy of your data');
  return confirmation(page);
}

/** With a word that no line has room for. */
const said = `This is the house that I mean. ${'nowhere'.repeat(40)}`;

const words = (page: Page) => page.getByLabel('Your message');
const chooser = (page: Page) => page.getByLabel('A file (optional)');

bothWays((how) => {
  test('somebody writes with a photograph, the desk reads and answers with a file, and nothing is said in letters', async ({
    page,
    browser,
    checked,
  }) => {
    const email = someone('lark');
    const { id, reference } = await asked(page, email);
    await visit(page, `/requests/${id}`);
    await checked(page);

    await words(page).fill(said);
    await chooser(page).setInputFiles(notOne);
    await press(page, 'Send your message');
    await expect(problem(page)).toContainText('must be a PDF, JPEG or PNG');
    await expect(words(page)).toHaveValue(said);
    if (how === 'without') await expect(page.locator('p', { hasText: 'page.png: without scripts' })).toBeVisible();
    await checked(page);

    await chooser(page).setInputFiles(photo);
    await press(page, 'Send your message');
    await expect(page.getByRole('link', { name: 'my house.jpg' })).toBeVisible();
    await expect(words(page)).toHaveValue('');
    await checked(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'my house.jpg' }).click();
    expect((await download).suggestedFilename()).toBe('my house.jpg');

    const desk = await asStaff(browser, 'reviewer');
    await desk.goto(`${origin()}/desk?q=is:unread`);
    await expect(desk.getByRole('row', { name: reference })).toContainText('New message');
    await desk.goto(`${origin()}/desk/requests/${id}`);
    await untilThere(desk, desk.getByText('1 new message'));
    await desk.locator('#details select').first().selectOption({ index: 1 });
    await desk.locator('#details').getByRole('button').first().click();
    await expect(desk.getByText('This is the house that I mean.')).toBeVisible();
    await checked(desk);
    const atDesk = desk.waitForEvent('download');
    await desk.getByRole('link', { name: 'my house.jpg' }).click();
    expect((await atDesk).suggestedFilename()).toBe('my house.jpg');
    await desk.locator('summary', { hasText: 'Write to the person…' }).click();
    await desk.getByLabel('Message', { exact: true }).fill('Thank you. CANARY-ANSWER');
    await desk.getByLabel('A file, if one is needed').setInputFiles({ ...photo, name: 'form.jpg' });
    await desk.getByRole('button', { name: 'Send the message' }).click();
    await expect(desk.getByText('Wrote to the person', { exact: true })).toBeVisible();

    const { text } = await letter(email, /A message about your request/);
    expect(text).toContain(reference);
    expect(text).not.toContain('CANARY');
    await visit(page, '/requests');
    await expect(page.getByText('New message')).toBeVisible();
    await checked(page);
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('There is a new message for you.')).toBeVisible();
    await expect(page.getByText('Thank you. CANARY-ANSWER')).toBeVisible();
    await expect(page.getByRole('link', { name: 'form.jpg' })).toBeVisible();
    await checked(page);
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('There is a new message for you.')).toHaveCount(0);

    await desk.reload();
    await desk.locator('#details select').first().selectOption({ index: 1 });
    await desk.locator('#details').getByRole('button').first().click();
    await expect(desk.getByText(/, \d.* · read \d/)).toBeVisible();
    await checked(desk);
  });

  test('a question is answered by a file alone, and that it can be cancelled, and until when, is said', async ({
    page,
    browser,
    checked,
  }) => {
    const email = someone('finch');
    const { id } = await asked(page, email);
    const desk = await asStaff(browser, 'reviewer');
    await desk.goto(`${origin()}/desk/requests/${id}`);
    await untilThere(desk, desk.getByText('Ask the person…'));
    await desk.locator('summary', { hasText: 'Ask the person…' }).click();
    await desk.getByLabel('Question', { exact: true }).fill('Which house?');
    await desk.getByRole('button', { name: 'Send the question' }).click();
    await expect(desk.getByText('Question sent to the person')).toBeVisible();
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('You have something to do')).toBeVisible();
    await expect(page.getByText('You can cancel until we have begun to carry it out.')).toBeVisible();
    await chooser(page).setInputFiles(photo);
    await press(page, 'Send your answer');
    await expect(page.getByText('You answered')).toBeVisible();
    await expect(page.getByText('You have something to do'), 'V73: what is done is no task any more').toHaveCount(0);
    await expect(page.getByRole('link', { name: 'my house.jpg' })).toBeVisible();
    await checked(page);
  });
});

test('a file that is too large is refused before it is sent, and what was typed stays', async ({ page }) => {
  const { id } = await asked(page, someone('heron'));
  await visit(page, `/requests/${id}`);
  await words(page).fill('Words that stay.');
  const buffer = Buffer.alloc(10 * 1024 * 1024 + 1);
  await chooser(page).setInputFiles({ name: 'large.pdf', mimeType: 'application/pdf', buffer });
  await expect(page.getByText('The file is larger than 10 MB')).toBeVisible();
  await expect(words(page)).toHaveValue('Words that stay.');
  await press(page, 'Send your message');
  await expect(problem(page), 'its words do not go without it unseen').toContainText('larger than 10 MB');
  await expect(words(page)).toHaveValue('Words that stay.');
  await press(page, 'Send your message');
  await expect(page.getByText('Words that stay.')).toBeVisible();
  await expect(words(page)).toHaveValue('');
});
