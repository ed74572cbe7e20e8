import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import './globals.css';
import { organisation } from '#requests/organisation';
import { languageHere } from './language/here.ts';
import { getTranslations } from './words.ts';

/** Every page carries a nonce of its own, so none may be rendered ahead of time. */
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const [t, start] = [await getTranslations('frame'), await getTranslations('start')];
  const { name } = organisation();
  return {
    title: { default: t('title', { name }), template: `%s · ${t('title', { name })}` },
    description: start('lead', { name }),
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport = { colorScheme: 'light dark', width: 'device-width', initialScale: 1 };

/** Main languages that are written from right to left. */
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

export default async function Layout({ children }: { children: ReactNode }) {
  const [{ language, test }, sent] = await Promise.all([languageHere(), headers()]);
  const locale = test ?? language;
  const { accent } = organisation();
  return (
    <html lang={locale} dir={rightToLeft.has(locale.slice(0, 2)) ? 'rtl' : 'ltr'}>
      <head>
        {/^#[0-9a-f]{6}$/i.test(accent) && (
          <style nonce={sent.get('x-nonce') ?? undefined}>{`:root{--brand:${accent}}`}</style>
        )}
      </head>
      <body className="min-h-dvh font-sans antialiased">{children}</body>
    </html>
  );
}
