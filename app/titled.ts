import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isRefusedHere } from './refuse.ts';

/** A page's `generateMetadata`: its title is `title` in its group of messages, and says first that there is an error. */
export const titled = (group: string) => async (): Promise<Metadata> => {
  const [t, form] = [await getTranslations(group), await getTranslations('form')];
  return { title: (await isRefusedHere()) ? `${form('error')} ${t('title')}` : t('title') };
};
