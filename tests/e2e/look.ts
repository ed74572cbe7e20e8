/** Looks at a page as it stands, as people will meet it: on a phone, a tablet and a desk, in light and in dark. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { readEnv } from '#env';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const widths = [360, 768, 1280];
const height = 900;

/** Rules of axe whose findings a colour scheme can change. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * No finding of axe that keeps somebody out, in either colour scheme, and nothing wider than the window at any width.
 * With HABEAS_SCREENSHOTS set, pictures of all six are kept there, for people to look at.
 * @see WCAG 2.2 AA; 1.4.10 Reflow
 */
export async function lookAt(page: Page): Promise<void> {
  const picture = pictures(page);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await graveFindings(page, {}), `axe on ${page.url()}`).toEqual([]);
  await fit(page, (width) => picture?.(`${width}-light`));
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await graveFindings(page, { runOnly: rulesOfColour }), `axe on ${page.url()}, dark`).toEqual([]);
  // Colours make nothing wider.
  if (picture) await fit(page, (width) => picture(`${width}-dark`));
  await page.emulateMedia({ colorScheme: null });
}

/** Nothing is wider than the window, on a phone, a tablet and a desk; with pictures as above. */
export async function fits(page: Page): Promise<void> {
  const picture = pictures(page);
  await fit(page, (width) => picture?.(String(width)));
}

async function fit(page: Page, keep: (width: number) => Promise<unknown> | undefined): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(excess, `pixels that ${page.url()} is too wide at ${width}`).toBeLessThanOrEqual(0);
    await keep(width);
  }
  if (before) await page.setViewportSize(before);
}

/** Where scripts are off axe never answers; the same page is looked at with it where they are on. */
const runsScripts = (page: Page): Promise<boolean> => page.evaluate(() => !matchMedia('(scripting: none)').matches);

async function graveFindings(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await runsScripts(page))) return [];
  // Once a document: half a megabyte is read slowly. No policy of ours stands between, as the debugger puts it in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    // No script runs in the frame that shows a letter, so axe would wait there for ever.
    (asked) => window.axe.run({ exclude: [['iframe']] }, { ...asked, resultTypes: ['violations'] }),
    options,
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

let taken = 0;

/** Takes pictures of the page into the folder that was asked for, if one was. */
function pictures(page: Page): ((name: string) => Promise<unknown>) | null {
  const { HABEAS_SCREENSHOTS: folder } = readEnv('HABEAS_SCREENSHOTS');
  if (!folder) return null;
  mkdirSync(folder, { recursive: true });
  const where = new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replaceAll('/', '_');
  const number = String(++taken).padStart(3, '0');
  const spec = path.basename(test.info().file, '.spec.ts');
  return (name) =>
    page.screenshot({ path: path.join(folder, `${spec}-${number}${where}-${name}.png`), fullPage: true });
}
