/** One JSON line for each error and nothing else: no message (it may quote a person's data), no URL, no object dump. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** The reference of the request that is being answered, also inside Next. */
export const currentReference = new AsyncLocalStorage<string>();

const text = (value: unknown) => (typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value) ? value : undefined);

/** What of an error may be written down: its kind, its codes, and where it was thrown. */
function factsOf(error: Error) {
  const { name, message, stack = '' } = error;
  // The stack begins with the message, whose own lines may look like frames.
  const below = stack.slice(Math.max(stack.indexOf(message), 0) + message.length);
  const frames = below.split('\n').filter((line) => /^\s+at .*(:\d+:\d+\)?|<anonymous>\)?)$/.test(line));
  const codes = Object.fromEntries(
    Object.entries(error).filter(
      ([key, value]) => ['code', 'digest', 'table', 'constraint', 'syscall'].includes(key) && text(value),
    ),
  );
  return {
    name: text(name) ?? 'Error',
    ...codes,
    at: frames.slice(0, 8).map((line) => line.trim().replace(`${process.cwd()}/`, '')),
  };
}

/** The line for whatever was thrown or given to console.error. */
export function errorLine(given: readonly unknown[], now: Date): string {
  const error = given.find((part) => part instanceof Error);
  const cause = error?.cause instanceof Error ? { cause: factsOf(error.cause) } : {};
  const fault = error ? { ...factsOf(error), ...cause } : { name: 'Notice' };
  return JSON.stringify({ time: now.toISOString(), level: 'error', reference: currentReference.getStore(), ...fault });
}

/** Keeps Next's chatter off the terminal; errors still show. */
export function silenceConsole(): void {
  const silent = () => {};
  Object.assign(console, { log: silent, info: silent, debug: silent, warn: silent, trace: silent });
}

/** Makes console, which Next and libraries print to, keep to the rule above. */
export function quietConsole(): void {
  silenceConsole();
  const told = new WeakSet<Error>();
  console.error = (...given) => {
    // Next reports one error from each layer that it passes.
    const error = given.find((part) => part instanceof Error);
    if (error && told.has(error)) return;
    if (error) told.add(error);
    process.stderr.write(`${errorLine(given, new Date())}\n`);
  };
}
