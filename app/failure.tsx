import { failedLanguage, failureWords } from './failure-words.ts';

/** What a page shows when it failed. */
export function Failure({ reference, retry }: { reference: string | undefined; retry: () => void }) {
  const words = failureWords[failedLanguage()];
  return (
    <main className="mx-auto max-w-2xl px-5 py-14 text-lg leading-relaxed sm:px-8">
      <h1 className="mb-6 text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{words.title}</h1>
      <p>{words.what}</p>
      <p className="mt-4">{words.next}</p>
      <p className="mt-8 flex flex-wrap items-center gap-5">
        <button
          type="button"
          onClick={retry}
          className="button min-h-12 cursor-pointer rounded-md bg-accent px-5 py-2 font-semibold text-on-accent hover:bg-accent-strong"
        >
          {words.again}
        </button>
        <a href="/">{words.start}</a>
      </p>
      {reference && (
        <p className="mt-8 text-soft">
          {words.reference} <strong className="font-mono text-ink">{reference}</strong>
        </p>
      )}
    </main>
  );
}
