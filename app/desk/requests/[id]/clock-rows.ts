import type { Due } from '#domain/law/dates-for';
import type { RequestView } from '#requests/view-request';
import { dayWords } from '../../day-words.ts';

/** Last days, each with what staff should know of it before they rely on it. */
export function clockRows({ clock, answerByOn, closedAt }: RequestView) {
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

function remarksOn({ confidence, isOurs, isPromised, isCorrected, moved }: Due): string {
  const remarks = [
    confidence === 'likely' && 'check with counsel',
    isOurs && 'our own figure: the law names none',
    isPromised && 'as promised, earlier than the law',
    isCorrected && 'as counsel corrected it',
    moved && `moved from ${dayWords(moved.from)}`,
  ].filter((remark) => typeof remark === 'string');
  return remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
}
