/**
 * Why something did not work, as a class: `lock-timeout`, `account-down`. A database's own words hold values of rows
 * (`Key (email)=(…)`), so they go neither into a log, nor into the queue, nor to the desk.
 */

import type { FailureClass } from '#domain/failures';
import { BrokenOff } from '#requests/each-apart';

/** An error whose class is known where it is thrown. */
export class Failure extends Error {
  override name = 'Failure';
  readonly failure: string;
  constructor(failure: string) {
    super(failure);
    this.failure = failure;
  }
}

/** SQLSTATE classes and codes, longest first: what the account database may answer. */
const bySqlState: [prefix: string, failure: FailureClass][] = [
  ['55P03', 'lock-timeout'],
  ['57014', 'statement-timeout'],
  ['40001', 'conflict'],
  ['40P01', 'conflict'],
  ['25P03', 'account-down'],
  ['25006', 'account-read-only'],
  // Not taking connections just now.
  ['55000', 'account-down'],
  ['42501', 'rights-missing'],
  ['42P01', 'schema-changed'],
  ['42703', 'schema-changed'],
  ['42883', 'schema-changed'],
  ['53100', 'disk-full'],
  ['23', 'constraint'],
  ['53', 'account-down'],
  ['57P', 'account-down'],
  ['08', 'account-down'],
  ['28', 'account-refuses'],
  ['3D', 'account-refuses'],
  ['P0001', 'trigger'],
];

const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'EHOSTUNREACH'];
const networkWords = /connection terminated|timeout exceeded when trying to connect|client was closed|not queryable/i;

/** The class of an error, found along its chain of causes; `bug` for what nobody expected. */
export function classify(error: unknown): string {
  for (const one of chain(error)) {
    if ('failure' in one && typeof one.failure === 'string') return one.failure;
    if (one.name === 'RunFault') return 'counts-differ';
    // The map names what is not there.
    if (one.name === 'FileFault') return 'schema-changed';
    const code = codeOf(one);
    const known = code && bySqlState.find(([prefix]) => code.startsWith(prefix));
    if (known) return known[1];
    if ((code && networkCodes.includes(code)) || networkWords.test(one.message)) return 'account-down';
  }
  return 'bug';
}

/** `request` is the one that it was about, by its id. */
type Trace = { names: string[]; codes: string[]; trace: string[]; request?: string };

/** What a log may hold of an error: names, codes and places in our source, never its message. */
export function traceOf(error: unknown): Trace {
  const errors = chain(error);
  return {
    names: errors.map(({ name }) => name),
    codes: errors.flatMap((one) => codeOf(one) ?? []),
    trace: (errors[0]?.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(error instanceof BrokenOff ? { request: error.requestId } : {}),
  };
}

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

function chain(error: unknown): Error[] {
  const errors: Error[] = [];
  for (let one = error; one instanceof Error && errors.length < 5; one = one.cause) errors.push(one);
  return errors;
}
