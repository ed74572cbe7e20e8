/** What a page says of its own answer beside its words: of Next it can ask for 401, 403 and 404 alone. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ProblemCode } from '#domain/problems';
import type { Act } from '#domain/roles';

/** Why somebody of the desk is refused a page; with what they would have to be allowed to do, where a page knows. */
export type Refusal = { code: ProblemCode; act?: Act };

/** One answer of the web server, while it is being made. */
export type Answering = {
  /** @param seconds after which asking again makes sense */
  tooMany: (seconds: number) => void;
  /** Path that was asked for, also while another page is made in its place. */
  at?: string;
  why?: Refusal;
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

/** Keeps why the page that is being rendered refuses, for the one that says so in its place. */
export function noteRefusal(why: Refusal): void {
  const answer = current().getStore();
  if (answer) answer.why = why;
}

/** Which page was refused, and why; nothing without our server, or where nobody noted it. */
export function refusalHere(): Pick<Answering, 'at' | 'why'> {
  return current().getStore() ?? {};
}

/** Has the page that is being rendered sent with the status 429, and when to come again; nothing without our server. */
export const answerTooMany = (seconds: number): void => current().getStore()?.tooMany(seconds);
