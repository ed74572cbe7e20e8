/** What the desk's forms get back when something could not be done; null before the first try and after success. */
import { forbidden, notFound, redirect, unauthorized } from 'next/navigation';
import type { Problem, ProblemCode, Result } from '#domain/problems';
import { noteRefusal } from '#requests/answer-status';
import { type FormValues, valuesOf } from '../form-state.ts';
import { stepUpWay } from '../ways.ts';
import { problemWords } from './problem-words.ts';

export type DeskAnswer = {
  /** Field → words; `''` is the whole form. */
  problems: Record<string, string>;
  values: FormValues;
  /** Where the second factor is wanted: whether a passkey can be it. */
  hasPasskey?: boolean;
  meanwhile?: Meanwhile | null;
} | null;

/** What happened to a request since the page with the form was opened. */
export type Meanwhile = {
  lines: { key: number; what: string; by: string; at: string }[];
  /** Number of the newest of it: the form sent again has shown it. */
  seen: number;
  /** Where it stands as it is now. */
  page: string;
};

/**
 * Answers a refusal: a status of its own for who may not, else words at the field that they are about.
 * @param lists names of the fields of which several may be ticked
 */
export function answerTo(
  problems: readonly Problem[],
  form: FormData,
  lists: readonly string[] = [],
): NonNullable<DeskAnswer> {
  const codes = problems.map(({ code }) => code);
  if (codes.includes('not-found')) notFound();
  if (codes.includes('sign-in-first')) unauthorized();
  const barred = codes.find((code) => code === 'role-not-allowed' || code === 'self-not-allowed');
  if (barred) leave(barred);
  const words = problems.map((problem) => [problem.field ?? '', problemWords(problem)]);
  return { problems: Object.fromEntries(words), values: valuesOf(form, lists) };
}

/**
 * The value of a view, or the page of who may not see it.
 * @param way of the page itself, to which who has to give their second factor once more comes back
 */
export function orLeave<Value>(result: Result<Value>, way = '/desk'): Value {
  if (result.ok) return result.value;
  const codes = result.problems.map(({ code }) => code);
  if (codes.includes('sign-in-first')) unauthorized();
  if (codes.includes('not-found')) notFound();
  if (codes.includes('factor-due')) redirect(stepUpWay(way));
  return leave(codes[0] ?? 'role-not-allowed');
}

/** To the page that says why. */
function leave(code: ProblemCode): never {
  noteRefusal({ code });
  forbidden();
}
