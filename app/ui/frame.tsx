import type { ReactNode } from 'react';
import { organisation } from '#requests/organisation';
import { wordsHere } from '../words.ts';
import { BackLink } from './back-link.tsx';
import { Footer } from './footer.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SignalNote } from './signal-note.tsx';
import { SkipLink } from './skip-link.tsx';

type Props = {
  /** Where the back link leads; none on the start page. */
  back?: string;
  /** `wide` for tables and lists, else the width of a comfortable line. */
  width?: 'text' | 'wide';
  /** It has a QuestionForm, whose answers stay when the language is changed. */
  asks?: boolean;
  /** Shown at the header's end, for example a link to sign out. */
  aside?: ReactNode;
  children: ReactNode;
};

/** The frame of each page that a visitor sees: skip link, whose portal it is, way back, content, footer. */
export function Page({ back, width = 'text', asks = false, aside, children }: Props) {
  const t = wordsHere('frame');
  const { name, example } = organisation();
  return (
    <div className="flex min-h-dvh flex-col text-lg leading-relaxed">
      <SkipLink words={t('skip')} />
      <header>
        <LanguageSwitch asks={asks} />
        <div className="border-b-4 border-accent bg-paper">
          <div className="mx-auto flex max-w-5xl flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-5 py-4 sm:px-8">
            <a href="/" className="text-ink no-underline hover:text-accent-strong hover:underline">
              <span className="text-xl font-bold tracking-tight">{name}</span>{' '}
              <span className="ms-2 text-soft">{t('service')}</span>
            </a>
            {aside && <div className="text-base">{aside}</div>}
          </div>
        </div>
        {example && (
          <p className="border-b border-line bg-wash text-base text-soft">
            <span className="mx-auto block max-w-5xl px-5 py-2 sm:px-8">
              <strong className="me-2 rounded-sm bg-accent px-2 py-0.5 text-sm font-semibold text-on-accent">
                {t('exampleTag')}
              </strong>
              {t('example', { name })}
            </span>
          </p>
        )}
        <SignalNote />
      </header>
      <div className="mx-auto w-full max-w-5xl grow px-5 pb-20 sm:px-8">
        <div className="min-h-12 pt-4 pb-5">
          {back && (
            <nav aria-label={t('back')}>
              <BackLink href={back} words={t('back')} />
            </nav>
          )}
        </div>
        <main id="main" tabIndex={-1} className={width === 'text' ? 'max-w-2xl outline-none' : 'outline-none'}>
          {children}
        </main>
      </div>
      <Footer />
    </div>
  );
}
