/** The answers given so far in the browser that asks. */
import { cache } from 'react';
import type { Draft } from '#domain/draft';
import { findDraft } from '#requests/find-draft';
import { keepDraft } from '#requests/keep-draft';
import { browserSecret, keepBrowserSecret } from './cookies.ts';

const none: { answers: Draft; submissionKey: string } = { answers: {}, submissionKey: '' };

/** Read once per request; without any, all is empty. */
export const draftHere = cache(async (): Promise<typeof none> => {
  return (await findDraft({ browser: await browserSecret() })) ?? none;
});

/** Only in a server action: it may have to set the browser's cookie. @param sentAs as `keepDraft` has it */
export async function keepHere(set: Partial<Draft>, sentAs?: string): Promise<Draft> {
  return keepDraft({ browser: await keepBrowserSecret(), set, ...(sentAs ? { sentAs } : {}), now: new Date() });
}
