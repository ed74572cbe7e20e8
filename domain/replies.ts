/** Wordings that an organisation saves, for what its staff write to people again and again. */
import { z } from 'zod';
import { didYouMean } from './faults.ts';
import { type Language, languages } from './languages.ts';

/** What staff write with them: a question that the person answers, a message, the answer that closes a request. */
const uses = ['question', 'message', 'answer'] as const;
export type ReplyUse = (typeof uses)[number];

/** What differs from one request to the next; days are written out in the reader's language. */
const variables = ['reference', 'right', 'received', 'answerBy'] as const;
/** Null: the request has none, as a closed one has no last day. */
export type ReplyValues = Record<(typeof variables)[number], string | null>;

const isVariable = (name: string): name is keyof ReplyValues => variables.some((one) => one === name);
const variable = /\{([^{}]*)\}/g;

/** What is wrong with a wording, or null: a variable that there is not, or a brace that belongs to none. */
function wordingFault(words: string): string | null {
  const unknown = [...words.matchAll(variable)].map(([, name = '']) => name).find((name) => !isVariable(name));
  if (unknown !== undefined) {
    const list = variables.map((name) => `{${name}}`).join(', ');
    return `unknown variable {${unknown}}${didYouMean(unknown, variables)}; a reply has ${list}`;
  }
  return /[{}]/.test(words.replaceAll(variable, '')) ? 'has a brace that belongs to no variable' : null;
}

// Shorter than a question may be, so that something can be added.
const wording = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(1_500, 'is longer than 1,500 characters')
  .superRefine((words, context) => {
    const message = wordingFault(words);
    if (message) context.addIssue({ code: 'custom', message });
  });

/** A saved reply of the organisation file. */
export const savedReply = z.strictObject({
  /** What staff choose it by; people never see it. */
  name: z.string().trim().min(1, 'is empty').max(80, 'is longer than 80 characters'),
  for: z
    .array(z.enum(uses))
    .min(1)
    .default([...uses]),
  /** Language → wording. */
  text: z.partialRecord(z.enum(languages), wording),
});
export type SavedReply = z.output<typeof savedReply>;

/**
 * What is wrong with the replies of an organisation: one has no wording in a language in which people are written to,
 * and staff would send them another; or two have one name.
 */
export function replyFaults(replies: readonly SavedReply[], offered: readonly Language[]) {
  return replies.flatMap(({ name, text }, at) => [
    ...offered
      .filter((language) => !text[language])
      .map((language) => ({ path: ['replies', at, 'text'], message: `has no ${language}, which is in languages` })),
    ...(replies.findIndex((other) => other.name === name) < at
      ? [{ path: ['replies', at, 'name'], message: `there is another reply "${name}"` }]
      : []),
  ]);
}

/**
 * A wording with its variables filled in, or null where one of them has no value. What a value holds is never read as a
 * variable.
 */
export function filled(words: string, values: ReplyValues): string | null {
  const named = [...words.matchAll(variable)].map(([, name = '']) => name).filter(isVariable);
  if (named.some((name) => values[name] === null)) return null;
  return words.replaceAll(variable, (whole, name) => (isVariable(name) ? values[name] : null) ?? whole);
}
