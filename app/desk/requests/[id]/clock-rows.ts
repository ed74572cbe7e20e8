import type { Due } from '#domain/law/dates-for';
import type { RequestView } from '#requests/view-request';
import { dayWords } from '../../day-words.ts';

/** Last days, each with what staff should know of it before they rely on it. */
export function clockRows({ clock, answerByOn, closedAt }: Pick<RequestView, 'clock' | 'answerByOn' | 'closedAt'>) {
  const { acknowledgeBy, answerBy, extendBy, pausedFor, isExtended } = clock;
  const row = (name: string, due: typeof extendBy) =>
    due && !closedAt ? [{ name, value: `${dayWords(due.on)}${remarksOn(due)}` }] : [];
  return [
    ...row('Acknowledge by', acknowledgeBy),
    { name: 'Answer by', value: `${dayWords(answerByOn)}${isExtended ? ', put off' : ''}${remarksOn(answerBy)}` },
    ...row('Notice of more time by', extendBy),
    ...(pausedFor ? [{ name: 'Clock', value: `Stands still: ${pausedWords[pausedFor]}` }] : []),
  ];
}

const pausedWords = { identity: 'who the person is', clarification: 'what is meant', fee: 'a fee' };

/** Where a last day comes from: an article only where that names the figure. */
function sourceOf({ article, isOurs, isPromised }: Due): string {
  if (isPromised) return `as promised, earlier than ${isOurs ? 'our own figure' : article}`;
  return isOurs ? 'our own figure: the law names none' : article;
}

function remarksOn(due: Due): string {
  const { confidence, isCorrected, moved } = due;
  const remarks = [
    sourceOf(due),
    confidence === 'likely' && 'check with counsel',
    isCorrected && 'as counsel corrected it',
    moved && `${dayWords(moved.from)} is no working day: ${moved.article}`,
  ];
  return ` (${remarks.filter((remark) => typeof remark === 'string').join('; ')})`;
}
