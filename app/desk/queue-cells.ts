import { daysBetween } from '#domain/clock';
import { isGroundId } from '#domain/law/rule';
import { type QueueColumn, queueColumns } from '#domain/queue-columns';
import { isOpen } from '#domain/states';
import { clockIn } from '#domain/time-zones';
import type { QueueExport, QueueLine } from '#requests/export-queue';
import { channelName, duplicateWords, groundWords, kindWords, lawWords, outcomeWords, statusWords } from './words.ts';

const words: Record<QueueColumn, string> = {
  reference: 'Reference',
  kind: 'Kind',
  state: 'State',
  owner: 'Owner',
  received: 'Received',
  due: 'Answer due',
  days: 'Days left',
  law: 'Law',
  channel: 'How it came',
  language: 'Language',
  closed: 'Closed',
  outcome: 'Outcome',
  ground: 'Ground of refusal',
  'appeal-due': 'Appeal due',
  paused: 'Paused since',
  trial: 'For trying out',
};

/** Columns that hold moments; days of the law are the organisation's, on whatever clocks. */
const ofMoments: readonly QueueColumn[] = ['received', 'closed', 'paused'];

/** A column's head; that of moments names the clocks. */
export const columnWords = (column: QueueColumn, timeZone?: string): string =>
  timeZone && ofMoments.includes(column) ? `${words[column]} (${timeZone})` : words[column];

/** All of them, to choose from. */
export const exportColumns = queueColumns.map((column) => ({ value: column, words: columnWords(column) }));

/** Turns a request into the cells of a line. */
export function queueCells({ columns, timeZone, today }: Omit<QueueExport, 'lines'>) {
  const moment = clockIn(timeZone);
  const cells: Record<QueueColumn, (line: QueueLine) => string | number | null> = {
    reference: ({ reference }) => reference,
    kind: ({ kind }) => kindWords[kind],
    state: ({ status }) => statusWords[status].words,
    owner: ({ owner }) => owner,
    received: ({ receivedAt }) => moment(receivedAt),
    due: ({ answerByOn }) => answerByOn,
    days: ({ status, answerByOn, appealByOn }) => {
      if (appealByOn) return daysBetween(today, appealByOn);
      return isOpen(status) ? daysBetween(today, answerByOn) : null;
    },
    law: ({ law }) => lawWords(law),
    channel: ({ channel }) => channelName(channel),
    language: ({ language }) => language,
    closed: ({ closedAt }) => closedAt && moment(closedAt),
    outcome: ({ outcome, isDuplicate }) => (isDuplicate ? duplicateWords : outcome && outcomeWords[outcome]),
    ground: ({ refusalGround: ground }) => (ground && isGroundId(ground) ? groundWords[ground] : ground),
    'appeal-due': ({ appealByOn }) => appealByOn,
    trial: ({ isTrial }) => (isTrial ? 'yes' : ''),
    paused: ({ pausedAt }) => pausedAt && moment(pausedAt),
  };
  return (line: QueueLine) => columns.map((column) => cells[column](line));
}
