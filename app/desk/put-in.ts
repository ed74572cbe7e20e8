import { requireStaff } from '../auth.ts';
import { valuesOf } from '../form-state.ts';
import type { DeskAnswer } from './desk-answer.ts';
import { replyButton, withReply } from './with-reply.ts';

/**
 * The form again with a saved reply in its words, where that is what was pressed: nothing is sent, and what was typed
 * stays. Null where another button was pressed.
 */
export async function putIn(form: FormData): Promise<DeskAnswer> {
  const reply = form.get(replyButton);
  if (typeof reply !== 'string') return null;
  await requireStaff('triage');
  const { [replyButton]: _, ...values } = valuesOf(form);
  return { problems: {}, values: { ...values, words: withReply(String(values.words ?? ''), reply) } };
}
