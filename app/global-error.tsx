'use client';

import './globals.css';
import { Failure } from './failure.tsx';

/** Stands in when the layout itself fails; Next's own has inline styles, which our policy stops. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans antialiased">
        <title>Something went wrong</title>
        <Failure reference={error.digest} retry={reset} />
      </body>
    </html>
  );
}
