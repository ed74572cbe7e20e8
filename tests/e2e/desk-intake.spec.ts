import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { dayIn } from '#tests/days';
import { untouched } from './account.ts';
import { act, review, untilThere } from './desk-side.ts';
import { idOf, intake } from './intake.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { press, prove, stranger, test } from './visitor.ts';

test.setTimeout(240_000);

test('JS-2: a letter asking for deletion is keyed in without scripts, and its person confirms it', async ({
  browser,
}) => {
  const email = await somebody(21);
  const page = await intake(browser, 'Deletion', false);
  await page.getByLabel('How did it reach us?').selectOption('letter');
  await page.getByLabel('On which day?').fill(dayIn(7));
  await page.getByLabel('What is to be deleted').selectOption('everything');
  await page.getByLabel('In the person’s words').fill('Delete all of it');
  await page.getByLabel('Email address').fill(email);
  await press(page, 'Key it in');
  await expect(page.getByText('This day is still to come')).toBeVisible();
  await expect(page.getByLabel('In the person’s words')).toHaveValue('Delete all of it');
  await expect(page.getByLabel('How did it reach us?')).toHaveValue('letter');
  await expect(page.getByLabel('On which day?')).toHaveValue(dayIn(7));
  await page.getByLabel('On which day?').fill(dayIn(-1));
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  await expect(page.getByText('proves the mailbox and says that the request is theirs')).toBeVisible();
  const id = idOf(page);

  const { text } = await letter(email, /yours/i);
  expect(text).toContain(`/requests/${id}`);
  const person = await stranger(browser);
  await person.goto(`${origin()}/requests/${id}`);
  await prove(person, email);
  await expect(person.getByText('we do not know yet that it is from you')).toBeVisible();
  await lookAt(person);
  await press(person, 'Yes, I asked for this');
  await expect(person.getByText('You said that the request is yours')).toBeVisible();
  await expect(person.getByText('Everything that can be deleted')).toBeVisible();
  await untilThere(page, page.getByText('will be deleted').first());
});

test('US-5: a call without a mailbox: a colleague makes sure of the person, and the letter is printed and posted', async ({
  browser,
}) => {
  const page = await intake(browser, 'Copy');
  await lookAt(page);
  await page.getByLabel('How did it reach us?').selectOption('call');
  await page.getByLabel('On which day?').fill(dayIn(-1));
  await press(page, 'Key it in');
  await expect(page.getByText('Enter name and postal address')).toBeVisible();
  await page.getByLabel('How do we write to them?').selectOption('post');
  await page.getByLabel('Name and postal address').fill('Ann Example\n1 Some Street\nGlendale');
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  const id = idOf(page);
  await expect(page.locator('summary', { hasText: 'Say who the person is…' })).toHaveCount(0);

  await page.goto(`${origin()}/desk/letters`);
  const listed = page.locator(`a[href="/desk/requests/${id}/letters"]`);
  await untilThere(page, listed);
  await lookAt(page);
  await listed.click();
  await expect(page.getByRole('heading', { name: 'We have your request' })).toBeVisible();
  await expect(page.getByText('1 Some Street')).toBeVisible();
  await lookAt(page);
  await press(page, 'I posted it');
  await expect(page.getByText(/^Posted by/)).toBeVisible();
  await page.goto(`${origin()}/desk/letters`);
  await expect(listed).toHaveCount(0);

  const colleague = await asStaff(browser, 'approver');
  await colleague.goto(`${origin()}/desk/requests/${id}`);
  await colleague.locator('summary', { hasText: 'Say who the person is…' }).click();
  await lookAt(colleague);
  await colleague.getByLabel('How you made sure').fill('Called back on the number in the contract');
  await press(colleague, 'I made sure');
  await untilThere(colleague, colleague.getByText('Nobody matches').first());
});

test('E16: the copy of somebody without a mailbox is downloaded with a reason, and has who took it', async ({
  browser,
}) => {
  const page = await intake(browser, 'Copy');
  await page.getByLabel('How did it reach us?').selectOption('letter');
  await page.getByLabel('On which day?').fill(dayIn(-1));
  await page.getByLabel('Email address').fill((await untouched(24)).email);
  await page.getByLabel('How do we write to them?').selectOption('post');
  await page.getByLabel('Name and postal address').fill('Ann Example\n1 Some Street\nGlendale');
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  const id = idOf(page);
  const colleague = await asStaff(browser, 'approver');
  await colleague.goto(`${origin()}/desk/requests/${id}`);
  await colleague.locator('summary', { hasText: 'Say who the person is…' }).click();
  await colleague.getByLabel('How you made sure').fill('Compared with the contract');
  await press(colleague, 'I made sure');
  await act(await review(browser, 'approver', id), 'Approve the copy…', /^Approve the copy/);

  const why = colleague.getByLabel('Why do you take the copy?');
  await untilThere(colleague, why);
  await lookAt(colleague);
  const way = (await colleague.locator('form', { has: why }).getAttribute('action')) ?? '';
  const bare = await colleague.request.get(`${origin()}${way}`);
  expect([bare.status(), await bare.text()]).toEqual([400, 'Give a reason.']);
  await press(colleague, 'Download the copy');
  await expect(why).toBeFocused();
  await why.selectOption('To print and post it');
  const taken = colleague.waitForEvent('download');
  await press(colleague, 'Download the copy');
  const copy = readFileSync(await (await taken).path());
  expect(copy.subarray(-120).toString('latin1')).toMatch(/Handed out by the privacy desk to [0-9a-f-]{36}, \d{4}-/);
  await colleague.reload();
  await expect(colleague.getByText('Copy downloaded: to print and post it')).toBeVisible();
  await lookAt(colleague);
});

test('an opt-out by telephone is in force without any proof', async ({ browser }) => {
  const email = await somebody(22);
  const page = await intake(browser, 'Opt-out');
  await page.getByLabel('How did it reach us?').selectOption('call');
  await page.getByLabel('On which day?').fill(dayIn(0));
  await page.getByLabel('Special offers').check();
  await page.getByLabel('Email address').fill('not an address');
  await press(page, 'Key it in');
  await expect(page.getByText('Enter an address such as')).toBeVisible();
  await expect(page.getByLabel('Special offers')).toBeChecked();
  await page.getByLabel('Email address').fill(email);
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  await untilThere(page, page.getByText('Opt-out in force').first());
});

/** The part of the form about whoever asks for the person. */
async function askedBy(page: Page, basis: string): Promise<void> {
  await page.getByLabel('Does somebody else ask for the person?').selectOption(basis);
  await page.getByLabel('Agent’s name').fill('Acme Agents');
  await page.getByLabel('How the agent is reached').fill('9 Agent Road\nSacramento');
}

test('an agent with a signed permission asks for a copy: the person confirms it, and reads who asked', async ({
  browser,
}) => {
  const email = await somebody(25);
  const page = await intake(browser, 'Copy', false);
  await page.getByLabel('How did it reach us?').selectOption('letter');
  await page.getByLabel('On which day?').fill(dayIn(-1));
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Agent’s name').fill('Acme Agents');
  await press(page, 'Key it in');
  await expect(page.getByText('Say on what the agent asks for the person')).toBeVisible();
  await askedBy(page, 'permission');
  await page.getByLabel('How do we write to them?').selectOption('agent');
  await press(page, 'Key it in');
  await expect(page.getByText('only a power of attorney can have it sent to the agent')).toBeVisible();
  await expect(page.getByLabel('Agent’s name')).toHaveValue('Acme Agents');
  await page.getByLabel('How do we write to them?').selectOption('email');
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  await expect(page.getByText('proves the mailbox and says that the request is theirs')).toBeVisible();
  expect(await page.content()).not.toContain('Agent Road');
  const id = idOf(page);

  await letter(email, /yours/i);
  const person = await stranger(browser);
  await person.goto(`${origin()}/requests/${id}`);
  await prove(person, email);
  await expect(person.getByText('Acme Agents')).toBeVisible();
  await lookAt(person);
  await press(person, 'Yes, I asked for this');
  await expect(person.getByText('You said that the request is yours')).toBeVisible();
});

test('with a power of attorney a colleague looks at the paper, and the person is not asked', async ({ browser }) => {
  const email = await somebody(26);
  const page = await intake(browser, 'Deletion');
  await page.getByLabel('How did it reach us?').selectOption('letter');
  await page.getByLabel('On which day?').fill(dayIn(-1));
  await page.getByLabel('What is to be deleted').selectOption('everything');
  await page.getByLabel('Email address').fill(email);
  await askedBy(page, 'power-of-attorney');
  await lookAt(page);
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  await expect(page.locator('summary', { hasText: 'Say who the person is…' })).toHaveCount(0);

  const colleague = await asStaff(browser, 'approver');
  await colleague.goto(page.url());
  await colleague.locator('summary', { hasText: 'Say who the person is…' }).click();
  await lookAt(colleague);
  await colleague.getByLabel('How you made sure').fill('Read the power of attorney');
  await press(colleague, 'I made sure');
  await untilThere(colleague, colleague.getByText('will be deleted').first());
});

test('an agent’s opt-out waits for nobody', async ({ browser }) => {
  const page = await intake(browser, 'Opt-out');
  await page.getByLabel('How did it reach us?').selectOption('letter');
  await page.getByLabel('On which day?').fill(dayIn(0));
  await page.getByLabel('Special offers').check();
  await page.getByLabel('Email address').fill(await somebody(27));
  await expect(page.getByText('An agent’s word is enough for this: it waits for nobody.')).toBeVisible();
  await askedBy(page, 'permission');
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  await untilThere(page, page.getByText('Opt-out in force').first());
});

/** As a mail program saves it. */
const mailFile = (email: string) => ({
  name: 'request.eml',
  mimeType: 'message/rfc822',
  buffer: Buffer.from(
    [
      `Received: from mx.test by ours.test; ${new Date(Date.now() - 3 * 86_400_000).toUTCString()}`,
      `From: Ann <${email}>`,
      'Subject: My data',
      '',
      'Delete <b>all</b> of it',
    ].join('\r\n'),
  ),
});

for (const scripts of [true, false]) {
  test(`a saved email fills the form ${scripts ? 'with' : 'without'} scripts, and staff say the rest`, async ({
    browser,
  }) => {
    const email = await somebody(scripts ? 23 : 24);
    const page = await intake(browser, 'Deletion', scripts);
    const field = page.getByLabel('Did it come by email?');
    await field.setInputFiles({ ...mailFile(email), buffer: Buffer.from('%PDF-1.4') });
    await press(page, 'Fill the form');
    await expect(page.getByText('This is not an email that we can read')).toBeVisible();
    await field.setInputFiles({ ...mailFile(email), buffer: Buffer.alloc(1024 * 1024 + 1, 'x') });
    if (!scripts) await press(page, 'Fill the form');
    await expect(page.getByText('larger than one megabyte')).toBeVisible();
    await field.setInputFiles(mailFile(email));
    await press(page, 'Fill the form');
    await expect(page.getByText('The form below is filled from the email')).toBeVisible();
    await expect(page.getByLabel('How did it reach us?')).toHaveValue('email');
    await expect(page.getByLabel('On which day?')).toHaveValue(/^\d{4}-\d\d-\d\d$/);
    await expect(page.getByLabel('Email address')).toHaveValue(email);
    await expect(page.getByLabel('In the person’s words')).toHaveValue('My data\n\nDelete <b>all</b> of it');
    if (scripts) await lookAt(page);
    await press(page, 'Key it in');
    await expect(page.getByLabel('What is to be deleted')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Email address')).toHaveValue(email);
    await page.getByLabel('What is to be deleted').selectOption('everything');
    await press(page, 'Key it in');
    await expect(page).toHaveURL(/\/desk\/requests\//);
  });
}
