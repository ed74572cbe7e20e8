/** What a page says of its own answer beside its words: of Next it can ask for 401, 403 and 404 alone. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** One answer of the web server, while it is being made. */
export type Answering = {
  /** @param seconds after which asking again makes sense */
  tooMany: (seconds: number) => void;
};

declare global {
  // Next loads this module once per bundle: what the web server gave has to be found from each.
  var habeasAnswering: AsyncLocalStorage<Answering> | undefined;
}

function current(): AsyncLocalStorage<Answering> {
  globalThis.habeasAnswering ??= new AsyncLocalStorage();
  return globalThis.habeasAnswering;
}

/** Runs what makes an answer, so that whatever it renders can say something of it. */
export const answering = <Made>(answer: Answering, make: () => Made): Made => current().run(answer, make);

/** Has the page that is being rendered sent with the status 429, and when to come again; nothing without our server. */
export const answerTooMany = (seconds: number): void => current().getStore()?.tooMany(seconds);
