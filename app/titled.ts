import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

/** A page's `generateMetadata`: its title is `title` in its group of messages. */
export const titled = (group: string) => async (): Promise<Metadata> => {
  const t = await getTranslations(group);
  return { title: t('title') };
};
