import { expect } from '@playwright/test';
import { review } from './desk-side.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, problem, prove, someone, test, visit } from './visitor.ts';

test.setTimeout(180_000);

const reason = 'Two people use this mailbox';

bothWays((how) => {
  test(`a refusal is appealed against from its letter, and somebody else decides (${how} JavaScript)`, async ({
    page,
    browser,
    checked,
  }) => {
    const email = someone('appeal');
    await begin(page, 'Get a copy of my data');
    await page.getByLabel('Everything held about me').check();
    await press(page, 'Continue');
    await prove(page, email);
    await press(page, 'Send your request for a copy of your data');
    const { id } = await confirmation(page);

    const reviewer = await review(browser, 'reviewer', id);
    await reviewer.locator('summary', { hasText: 'Refuse…' }).click();
    await reviewer.getByLabel('Ground').selectOption('not-identified');
    await reviewer.locator('#refuse-reason').fill(reason);
    await press(reviewer, 'Refuse the request');
    await expect(reviewer.getByText('Refused', { exact: true }).first()).toBeVisible();
    const refusal = await letter(email, /cannot carry out/);
    const link = /\S+\/appeal\b/.exec(refusal.text)?.[0] ?? '';
    expect(link).toBe(`${origin()}/requests/${id}/appeal`);
    // V83: what the letter says stands on the page, too.
    const written = refusal.text.replaceAll(/\s+/g, ' ');
    const belongs = 'could not tell whether the data belongs to you';
    const why = [belongs, '11 CCR 7060–7062', 'California Privacy Protection Agency', reason];
    for (const words of why) expect(written).toContain(words);

    await visit(page, `/requests/${id}`);
    for (const words of why) await expect(page.getByRole('main')).toContainText(words);
    await expect(page.getByRole('link', { name: 'Complain to us' })).toBeVisible();
    await checked(page);
    await page.goto(link);
    await press(page, 'Send your complaint');
    await expect(problem(page)).toContainText('Write why you disagree');
    await checked(page);
    await page.getByLabel('Why do you disagree?').fill('I am the only one who reads it');
    // Its hour is over.
    await page.context().clearCookies({ name: '__Host-habeas-session' });
    await press(page, 'Send your complaint');
    await prove(page, email);
    await expect(page.getByLabel('Why do you disagree?')).toHaveValue('I am the only one who reads it');
    await press(page, 'Send your complaint');
    await expect(page.getByText('Being looked at again')).toBeVisible();
    await expect(page.getByText('I am the only one who reads it')).toBeVisible();
    await checked(page);
    await letter(email, /We have your complaint/);
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have sent it already');
    await checked(page);

    await reviewer.goto(`${origin()}/desk?q=is:appealed`);
    await reviewer.locator(`a[href^="/desk/requests/${id}"]`).click();
    await expect(reviewer.getByText('You refused this: a colleague decides on the appeal.')).toBeVisible();
    await expect(reviewer.getByRole('button', { name: 'Decide on the appeal' })).toHaveCount(0);
    if (how === 'with') await lookAt(reviewer);
    const approver = await asStaff(browser, 'approver');
    await approver.goto(`${origin()}/desk?q=is:appealed`);
    if (how === 'with') await lookAt(approver);
    await approver.goto(`${origin()}/desk/requests/${id}`);
    if (how === 'with') await lookAt(approver);
    const upheld = how === 'with';
    const section = approver.locator('#appeal');
    await section.getByLabel('Decision').selectOption(upheld ? 'upheld' : 'rejected');
    await section.getByLabel('Reason').fill('I wrote to the mailbox and one person answered');
    await section.getByRole('button', { name: 'Decide on the appeal' }).click();
    await expect(section.getByText(upheld ? 'Upheld' : 'Not upheld')).toBeVisible();
    const answer = await letter(email, /Our answer to your complaint/);
    expect(answer.text).toContain('one person answered');
    if (upheld) {
      await review(browser, 'approver', id);
      await visit(page, `/requests/${id}`);
      await expect(page.getByText('Being checked')).toBeVisible();
    } else {
      expect(answer.text).toContain('California Privacy Protection Agency');
      await visit(page, `/requests/${id}`);
      await expect(page.getByText('came to the same answer').first()).toBeVisible();
    }
    await checked(page);
  });
});
