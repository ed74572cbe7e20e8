import { defineConfig } from '@playwright/test';
import { readEnv } from '#env';
import { findBrowser } from '../browser.ts';

const executablePath = findBrowser();
/** Taking pictures of every page takes its time. */
const timeout = readEnv('HABEAS_SCREENSHOTS').HABEAS_SCREENSHOTS ? 600_000 : 90_000;

/** One installation for the whole run (global-set-up); each test uses people of its own, so that order does not matter. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './global-set-up.ts',
  workers: 1,
  timeout,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    // A trace slows each step down by a third. For a test that failed: this command with its spec and `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium refuses root with its sandbox on, and small machines have a small /dev/shm.
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
    },
  },
});
