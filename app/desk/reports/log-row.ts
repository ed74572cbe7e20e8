import { isGroundId } from '#domain/law/rule';
import type { LogLine } from '#requests/export-log';
import { channelName, duplicateWords, groundWords, kindWords, lawWords, outcomeWords, statusWords } from '../words.ts';

/** @see 11 CCR 7101(b); 4 CCR 904-3, 6.11: the existence and outcome of an appeal */
export const logHead = [
  'Reference',
  'Date of request',
  'Nature of request',
  'Manner of request',
  'Law',
  'Answer due',
  'Date of response',
  'Nature of response',
  'Basis of denial',
  'Appealed on',
  'Outcome of appeal',
] as const;

const upheld = (isUpheld: boolean | null) => (isUpheld === null ? 'Open' : isUpheld ? 'Upheld' : 'Dismissed');

/** What was found and stays is exempt: under the law that keeps it, where one is named. */
const basisOfKept = ({ outcome, keptUnder }: LogLine) => (outcome === 'all-kept' ? keptUnder || 'Exempt' : null);

/** A request as a line of the log. */
export function logRow(line: LogLine): (string | null)[] {
  const { reference, receivedOn, kind, channel, law, answerByOn, closedOn, status, outcome, refusalGround } = line;
  const done = line.isDuplicate ? duplicateWords : outcome && outcomeWords[outcome];
  const response = status === 'done' && done ? done : statusWords[status].words;
  const ground = refusalGround && (isGroundId(refusalGround) ? groundWords[refusalGround] : refusalGround);
  return [
    ...[reference, receivedOn, kindWords[kind], channelName(channel), lawWords(law)],
    ...[answerByOn, closedOn, response, status === 'refused' ? ground : basisOfKept(line)],
    ...[line.appealedOn, line.appealedOn ? upheld(line.isUpheld) : null],
  ];
}
