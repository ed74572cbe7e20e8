/**
 * Loaded before a worker (`node --import …/die-at.ts?statement=7 worker/main.ts`): kills it, as kill -9 does, before the
 * given statement of a writing transaction in the account database, or after the answer to its COMMIT. With
 * `?words=…` instead, before the first statement that has these words, in whichever database; with `&signal=SIGTERM`
 * it is asked to end there, once, and goes on with the statement.
 */
import pg from 'pg';

const wanted = new URL(import.meta.url).searchParams.get('statement') ?? '';
const words = new URL(import.meta.url).searchParams.get('words');
const signal = new URL(import.meta.url).searchParams.get('signal') ?? 'SIGKILL';
let isSent = false;
function killed(): void {
  if (!isSent) process.kill(process.pid, signal);
  isSent = true;
}

type Query = (...parts: unknown[]) => unknown;
const original: Query = pg.Client.prototype.query;
const counts = new WeakMap<object, number>();

function textOf(first: unknown): string {
  if (typeof first === 'string') return first;
  return typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : '';
}

function counted(this: pg.Client, ...parts: unknown[]): unknown {
  const text = textOf(parts[0]);
  const at = text.startsWith('BEGIN ISOLATION LEVEL READ COMMITTED')
    ? 1
    : (counts.get(this) ?? 0) && (counts.get(this) ?? 0) + 1;
  counts.set(this, text === 'COMMIT' ? 0 : at);
  if ((at > 0 && String(at) === wanted) || (words && text.includes(words))) killed();
  const result = original.apply(this, parts);
  if (at > 0 && text === 'COMMIT' && wanted === 'committed' && result instanceof Promise) return result.then(killed);
  return result;
}

pg.Client.prototype.query = counted as typeof pg.Client.prototype.query;
