import { headers } from 'next/headers';
import type { DeskAnswer } from '../../desk-answer.ts';

/** By what Next hands out of a request: its actions and the page that it draws in answer get the very same. */
const answers = new WeakMap<object, NonNullable<DeskAnswer>>();

/** Keeps a refusal for the page that is drawn in the same answer: without scripts its form may be gone from it. */
export const keepForPage = async (answer: NonNullable<DeskAnswer>): Promise<void> => {
  answers.set(await headers(), answer);
};

/** What was refused in this very answer; null unless the page is drawn because of it. */
export const refusedHere = async (): Promise<DeskAnswer> => answers.get(await headers()) ?? null;
