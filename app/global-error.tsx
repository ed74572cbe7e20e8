'use client';

import './globals.css';
import { Failure } from './failure.tsx';
import { failedLanguage, failureWords } from './failure-words.ts';

/** Stands in when the layout itself fails; Next's own has inline styles, which our policy stops. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const language = failedLanguage();
  return (
    <html lang={language}>
      <body className="min-h-dvh font-sans antialiased">
        <title>{failureWords[language].title}</title>
        <Failure reference={error.digest} retry={reset} />
      </body>
    </html>
  );
}
