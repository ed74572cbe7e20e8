/** What a page shows when it failed. Its words are here, not in messages: a client leaf that fails must need nothing else. */
export function Failure({ reference, retry }: { reference: string | undefined; retry: () => void }) {
  return (
    <main className="mx-auto max-w-2xl px-5 py-14 text-lg leading-relaxed sm:px-8">
      <h1 className="mb-6 text-3xl leading-tight font-bold tracking-tight sm:text-4xl">
        Something went wrong on our side
      </h1>
      <p>Your last step was not completed. What you sent before that is safe.</p>
      <p className="mt-4">Try again in a few minutes. If it happens again, tell us the reference below.</p>
      <p className="mt-8 flex flex-wrap items-center gap-5">
        <button
          type="button"
          onClick={retry}
          className="button min-h-12 cursor-pointer rounded-md bg-accent px-5 py-2 font-semibold text-on-accent hover:bg-accent-strong"
        >
          Try again
        </button>
        <a href="/">Go to the start page</a>
      </p>
      {reference && (
        <p className="mt-8 text-soft">
          Reference: <strong className="font-mono text-ink">{reference}</strong>
        </p>
      )}
    </main>
  );
}
