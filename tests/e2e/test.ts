/** Playwright's test, for every spec. */
import { test as base } from '@playwright/test';

export const test = base.extend<{ closing: undefined }>({
  /** A page that stays open goes on asking the server who else is looking, in a process of its own, until the last test. */
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().flatMap((context) => context.pages().map((page) => page.close())));
    },
    { auto: true },
  ],
});
