import type { Metadata } from 'next';
import type { Messages } from 'use-intl/core';
import { isRefusedHere } from './refuse.ts';
import { getTranslations } from './words.ts';

/** Groups of messages with a title. */
type Group = { [Key in keyof Messages]: Messages[Key] extends { title: string } ? Key : never }[keyof Messages];

/**
 * A page's `generateMetadata`: its title is `title` in its group of messages, and says first that there is an error.
 * @param more what else is said of it
 */
export const titled =
  (group: Group, more: Metadata = {}) =>
  async (): Promise<Metadata> => {
    const [t, form] = [await getTranslations(group), await getTranslations('form')];
    return { ...more, title: (await isRefusedHere()) ? `${form('error')} ${t('title')}` : t('title') };
  };
