import { inPassing } from '#db/client';
import { findDraft as find, type KeptDraft } from '#db/draft';

/** The answers that this browser gave so far, and the key under which they would be filed; null when there are none. */
export async function findDraft({ browser }: { browser: string | undefined }): Promise<KeptDraft | null> {
  return browser === undefined ? null : inPassing((on) => find(on, browser));
}
